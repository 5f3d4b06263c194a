package dev.taskdal.sample.account;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.token.ApiToken;
import dev.taskdal.dal.token.TokenHash;
import dev.taskdal.sample.web.SecurityProblems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in by their token: one index probe a request, and one write a day. */
final class TokenFilter extends OncePerRequestFilter {

    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(" + NewToken.PREFIX + "[A-Za-z0-9_-]{1,100})");

    private final Dal dal;
    private final Clock clock;
    private final SecurityProblems problems;

    TokenFilter(Dal dal, Clock clock, SecurityProblems problems) {
        this.dal = dal;
        this.clock = clock;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ApiToken> token;
        try {
            token = find(request.getHeader(HttpHeaders.AUTHORIZATION));
        } catch (RuntimeException e) {
            problems.resolve(request, response, e);
            return;
        }
        if (token.isEmpty()) {
            problems.refuseToken(request, response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(token.get().userId(), null, List.of()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private Optional<ApiToken> find(String header) {
        Matcher bearer = BEARER.matcher(header.strip());
        Optional<ApiToken> token =
                bearer.matches() ? dal.tokens().findByHash(TokenHash.of(bearer.group(1))) : Optional.empty();
        LocalDate today = LocalDate.now(clock);
        return token.filter(
                found -> today.equals(found.lastUsedOn()) || dal.tokens().markUsed(found, today));
    }
}
