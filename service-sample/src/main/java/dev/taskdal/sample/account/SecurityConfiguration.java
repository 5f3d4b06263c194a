package dev.taskdal.sample.account;

import dev.taskdal.dal.Dal;
import dev.taskdal.sample.web.SecurityProblems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Two kinds of clients: programs send a token with each request and have neither session nor cookie; the page has a session,
 * whose changes are protected against other sites. A request with a token never falls back to a session.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** What those have who have logged in with their password; with a token nobody makes more of them or takes the account. */
    static final GrantedAuthority LOGGED_IN = new SimpleGrantedAuthority("LOGGED_IN");

    /** The page, and what describes the API. */
    private static final String[] PUBLIC = {
        "/",
        "/index.html",
        "/favicon.svg",
        "/css/**",
        "/js/**",
        "/api-docs.html",
        "/webjars/**",
        "/api/openapi.json",
        "/api/registration/**",
        "/api/session",
        "/error",
        "/livez",
        "/readyz"
    };

    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Swagger UI makes HTML from descriptions, and styles as it goes; all the rest stays forbidden. */
    private static final String API_DOCS = PAGE.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    private static final String NO_HTML_FROM_TEXT = "; require-trusted-types-for 'script'; trusted-types 'none'";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecurityContextRepository sessions() {
        return new HttpSessionSecurityContextRepository();
    }

    /** The page reads the cookie and sends it back in a header, which no other site can. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    /** Whoever logs in, logs in at {@link SessionController}; this keeps Spring Boot from making up an account. */
    @Bean
    AuthenticationManager authenticationManager(PasswordLogin logins) {
        return logins::authenticate;
    }

    /** On a port of their own, operators need no account; on that of the service they see whether it's up, and no more. */
    @Bean
    @Order(0)
    SecurityFilterChain operators(HttpSecurity http, Environment environment, SecurityProblems problems) {
        RequestMatcher open = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT
                ? EndpointRequest.toAnyEndpoint()
                : EndpointRequest.to("health");
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(open).permitAll().anyRequest().denyAll())
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .csrf(CsrfConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, Dal dal, Clock clock, SecurityProblems problems) {
        return common(http, problems)
                .securityMatcher(SecurityConfiguration::hasToken)
                .csrf(CsrfConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new TokenFilter(dal, clock, problems), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain page(
            HttpSecurity http,
            SecurityContextRepository sessions,
            CsrfTokenRepository csrfTokens,
            SecurityProblems problems) {
        return common(http, problems)
                .csrf(csrf -> csrf.spa().csrfTokenRepository(csrfTokens))
                .securityContext(context -> context.securityContextRepository(sessions))
                .build();
    }

    static boolean hasToken(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static HttpSecurity common(HttpSecurity http, SecurityProblems problems) {
        return http.authorizeHttpRequests(SecurityConfiguration::rules)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(SecurityConfiguration::headers)
                // Nobody is led back to what he asked for before he logged in, so nothing is kept for it.
                .requestCache(RequestCacheConfigurer::disable)
                .logout(logout -> logout.disable())
                .anonymous(Customizer.withDefaults());
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(PUBLIC)
                .permitAll()
                .requestMatchers("/api/tokens/**", "/api/password")
                .hasAuthority(LOGGED_IN.getAuthority())
                .anyRequest()
                .authenticated();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        RequestMatcher apiDocs = PathPatternRequestMatcher.pathPattern("/api-docs.html");
        headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        apiDocs, new ContentSecurityPolicyHeaderWriter(API_DOCS)))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(apiDocs),
                        new ContentSecurityPolicyHeaderWriter(PAGE + NO_HTML_FROM_TEXT)))
                // The link of a registration has its token in its address.
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"));
    }
}
