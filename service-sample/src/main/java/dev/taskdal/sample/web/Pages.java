package dev.taskdal.sample.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriUtils;

/** Pages of lists over HTTP: the same links in the body and in the header. */
public final class Pages {

    /** How many rows a page has if nobody says. */
    public static final String DEFAULT_SIZE = "20";

    private Pages() {}

    /** The page that a request asks for. */
    public static PageRequest request(int size, @Nullable String cursor) {
        return new PageRequest(size, Optional.ofNullable(cursor));
    }

    /** A page as the answer to the current request. */
    public static <T, J> ResponseEntity<Listing<J>> response(Page<T> page, Function<? super T, ? extends J> shown) {
        return response(page, page.items().stream().<J>map(shown).toList());
    }

    /** A page as the answer to the current request, each of its items as it is shown. */
    public static <J> ResponseEntity<Listing<J>> response(Page<?> page, List<J> items) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        String next = page.next().map(cursor -> link(request, cursor)).orElse(null);
        String prev = page.previous().map(cursor -> link(request, cursor)).orElse(null);
        List<String> links = new ArrayList<>();
        if (next != null) {
            links.add("<" + next + ">; rel=\"next\"");
        }
        if (prev != null) {
            links.add("<" + prev + ">; rel=\"prev\"");
        }
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        if (!links.isEmpty()) {
            response.header(HttpHeaders.LINK, String.join(", ", links));
        }
        return response.body(new Listing<>(items, next, prev));
    }

    /**
     * Without host, so that it holds behind a proxy too; encoded anew, since a query that a server accepts need not be one
     * that it may send back.
     */
    private static String link(HttpServletRequest request, String cursor) {
        StringBuilder link = new StringBuilder(request.getRequestURI()).append('?');
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("cursor")) {
                link.append(UriUtils.encode(name, UTF_8))
                        .append('=')
                        .append(UriUtils.encode(values[0], UTF_8))
                        .append('&');
            }
        });
        return link.append("cursor=").append(UriUtils.encode(cursor, UTF_8)).toString();
    }

    /** Where the first page of a list is continued. */
    public static String link(String path, String query, String cursor) {
        return path + "?" + query + "&cursor=" + UriUtils.encode(cursor, UTF_8);
    }
}
