package dev.taskdal.sample.web;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Pages of lists over HTTP: cursors in the body, and links that lead to the same. */
public final class Pages {

    /** How many rows a page has if nobody says. */
    public static final String DEFAULT_SIZE = "20";

    private Pages() {}

    /** The page that a request asks for. */
    public static PageRequest request(int size, @Nullable String cursor) {
        return new PageRequest(size, Optional.ofNullable(cursor));
    }

    /** A page as the answer to the current request. */
    public static <T> ResponseEntity<Page<T>> response(Page<T> page) {
        List<String> links = new ArrayList<>();
        page.next().ifPresent(cursor -> links.add(link(cursor, "next")));
        page.previous().ifPresent(cursor -> links.add(link(cursor, "prev")));
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        if (!links.isEmpty()) {
            response.header(HttpHeaders.LINK, String.join(", ", links));
        }
        return response.body(page);
    }

    /** Without host, so that it holds behind a proxy too. */
    private static String link(String cursor, String relation) {
        String target = ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("cursor", cursor)
                .build(true)
                .toUriString();
        return "<" + target + ">; rel=\"" + relation + "\"";
    }
}
