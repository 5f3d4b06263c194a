package dev.taskdal.sample.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Once a part of a stream is on its way, a failure can't become a problem: that would look like the end of the stream. It
 * goes to the server instead, which cuts the connection, so that the client knows that something is missing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CommittedAnswers implements HandlerExceptionResolver {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (response.isCommitted() && e instanceof IOException) {
            // Whoever asked has gone: nobody is to be told anything.
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            throw new IllegalStateException("An answer was cut off", e);
        }
        return null;
    }
}
