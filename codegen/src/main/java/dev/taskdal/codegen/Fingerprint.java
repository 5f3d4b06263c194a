package dev.taskdal.codegen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A SHA-256 over labelled values and files. Every value is preceded by its length, so that moving a character from one
 * to the next gives another fingerprint.
 */
final class Fingerprint {

    private final MessageDigest digest = sha256();

    Fingerprint add(String label, String value) {
        return add(label.getBytes(UTF_8)).add(value.getBytes(UTF_8));
    }

    /** Adds a file, or all files of a folder with their relative names. */
    Fingerprint add(String label, Path fileOrFolder) {
        for (Path file : files(fileOrFolder)) {
            String name = fileOrFolder.relativize(file).toString().replace('\\', '/');
            add((label + ":" + name).getBytes(UTF_8)).add(bytes(file));
        }
        return this;
    }

    /** As 64 hexadecimal digits; nothing can be added afterwards. */
    String value() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(Path file) {
        return HexFormat.of().formatHex(sha256().digest(bytes(file)));
    }

    /** The regular files of a folder, or the file itself, in an order that doesn't depend on the file system. */
    static List<Path> files(Path fileOrFolder) {
        try (Stream<Path> walk = Files.walk(fileOrFolder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't list the files of " + fileOrFolder + ".", e);
        }
    }

    private Fingerprint add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
        return this;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file + ".", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, but this one hasn't.", e);
        }
    }
}
