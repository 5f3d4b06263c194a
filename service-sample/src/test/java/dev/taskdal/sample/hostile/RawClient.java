package dev.taskdal.sample.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A client that sends what it is told, byte for byte: one that knows HTTP would refuse half of it. */
final class RawClient implements AutoCloseable {

    private final int port;
    private Socket socket;
    private InputStream in;

    RawClient(int port) {
        this.port = port;
    }

    /** What came back. */
    record Answer(int status, Map<String, String> headers, String body) {}

    /**
     * Sends a request and reads the answer; on a new connection if the server has closed the last one.
     *
     * @param target as it is; each character is a byte
     */
    Answer send(String method, String target, String headers, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        String head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: "
                + body.length + "\r\n\r\n";
        request.write(head.getBytes(ISO_8859_1));
        request.write(body);
        boolean fresh = socket == null;
        try {
            return exchange(request.toByteArray(), method.equals("HEAD"));
        } catch (EOFException | SocketException e) {
            close();
            if (fresh) {
                throw e;
            }
            return exchange(request.toByteArray(), method.equals("HEAD"));
        }
    }

    private Answer exchange(byte[] request, boolean headOnly) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            in = new BufferedInputStream(socket.getInputStream());
        }
        try {
            socket.getOutputStream().write(request);
        } catch (SocketException e) {
            // The server has answered before it has read all, and has closed its side. The answer is there.
            if (in.available() == 0) {
                throw e;
            }
        }
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        Answer answer = new Answer(status, headers, headOnly ? "" : body(status, headers));
        if ("close".equals(headers.get("connection"))) {
            close();
        }
        return answer;
    }

    private String body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return "";
        }
        if (headers.containsKey("content-length")) {
            return new String(in.readNBytes(Integer.parseInt(headers.get("content-length"))), UTF_8);
        }
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            return new String(in.readAllBytes(), UTF_8);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toString(UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("The server closed the connection after '" + line + "'");
            }
            if (read != '\r') {
                line.write(read);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
