package dev.taskdal.throwaway;

/** A running server that scratch databases can be made on. */
interface Server extends AutoCloseable {
    Access access();

    /** What it is, without its version: "embedded". */
    String kind();

    /** The key in the names of the databases made on it, 16 hexadecimal digits. */
    String key();

    /** Removes the server, or what was made on it. */
    @Override
    void close();
}
