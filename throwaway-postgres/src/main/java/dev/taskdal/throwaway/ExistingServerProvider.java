package dev.taskdal.throwaway;

/** A server that runs already. */
final class ExistingServerProvider implements Provider {
    private final Access access;

    ExistingServerProvider(Access access) {
        this.access = access;
    }

    @Override
    public String serverVersion() {
        return "existing server";
    }

    @Override
    public Server start() {
        throw new ThrowawayPostgresException("Existing servers are not supported yet: " + access.place());
    }
}
