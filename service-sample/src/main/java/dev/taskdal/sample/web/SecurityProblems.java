package dev.taskdal.sample.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** What Spring Security refuses, as problems: the same handlers write them as write all others. */
@Component
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final HandlerExceptionResolver resolver;

    SecurityProblems(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
        // Not a Basic challenge: no browser is to ask for a password in a window of its own.
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        resolve(request, response, e);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) {
        resolve(request, response, e);
    }

    /** For a token that isn't one, or no longer. */
    public void refuseToken(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        resolve(request, response, new InsufficientAuthenticationException("The token is wrong, or was revoked."));
    }

    /** For what happens before a request gets to a resource. */
    public void resolve(HttpServletRequest request, HttpServletResponse response, Exception e) {
        resolver.resolveException(request, response, null, e);
    }
}
