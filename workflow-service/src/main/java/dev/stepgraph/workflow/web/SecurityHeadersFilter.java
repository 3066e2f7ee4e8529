package dev.stepgraph.workflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/** Tells browsers what they may do with an answer: next to nothing, but for the page of the API. */
final class SecurityHeadersFilter extends OncePerRequestFilter {

    /** The page's own programs only; it sets styles from its scripts, and inlines images. */
    private static final String PAGE =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String ANYTHING_ELSE = "default-src 'none'; frame-ancestors 'none'";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean page = request.getRequestURI().startsWith("/swagger-ui/");
        response.setHeader("Content-Security-Policy", page ? PAGE : ANYTHING_ELSE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        chain.doFilter(request, response);
    }
}
