package dev.taskdal.throwaway;

/** A container. */
record DockerProvider(String image) implements Provider {
    @Override
    public String serverVersion() {
        return image;
    }

    @Override
    public Server start() {
        throw new ThrowawayPostgresException("Containers are not supported yet.");
    }
}
