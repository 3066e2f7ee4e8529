package dev.stepgraph.workflow.web;

import dev.stepgraph.workflow.web.guard.RestGuardFilter;

import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.trace.export.SpanExporter;

import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;

/**
 * What goes for every address, and what does not: filters are for the resources under {@code /v1}
 * and the pages, never for the root, where a start must cost next to nothing.
 */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    private static final String ROOT = "";
    private static final String RESOURCES = "/v1/*";
    private static final int BEFORE_ALL = -300;
    private static final int READS_BODY = -200;
    private static final int CHECKS_CALLER = -100;
    private static final String[] PAGES = {
        RESOURCES, "/docs", "/swagger-ui/*", "/actuator/*", "/error"
    };

    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeaders() {
        FilterRegistrationBean<SecurityHeadersFilter> filter =
                new FilterRegistrationBean<>(new SecurityHeadersFilter());
        filter.addUrlPatterns(PAGES);
        filter.setOrder(BEFORE_ALL);
        return filter;
    }

    @Bean
    FilterRegistrationBean<RequestSizeFilter> requestSize(WebProperties properties) {
        int maxBytes = Math.toIntExact(properties.maxRequestSize().toBytes());
        FilterRegistrationBean<RequestSizeFilter> filter =
                new FilterRegistrationBean<>(new RequestSizeFilter(maxBytes));
        filter.addUrlPatterns(RESOURCES);
        filter.setOrder(READS_BODY);
        return filter;
    }

    /** After the body was read: a signature covers it. */
    @Bean
    FilterRegistrationBean<RestGuardFilter> restGuard(RestGuardFilter guard) {
        FilterRegistrationBean<RestGuardFilter> filter = new FilterRegistrationBean<>(guard);
        filter.addUrlPatterns(RESOURCES);
        filter.setOrder(CHECKS_CALLER);
        return filter;
    }

    /**
     * In place of the one for every request: the root is observed only if somebody wants to see.
     */
    @Bean
    FilterRegistrationBean<ServerHttpObservationFilter> observation(
            ObservationRegistry registry, ObjectProvider<SpanExporter> exporters) {
        FilterRegistrationBean<ServerHttpObservationFilter> filter =
                new FilterRegistrationBean<>(new ServerHttpObservationFilter(registry));
        filter.addUrlPatterns(RESOURCES);
        if (exporters.stream().findAny().isPresent()) {
            filter.addUrlPatterns(ROOT);
        }
        return filter;
    }

    /** Stands in the way of one for every request: the dispatcher does the same for its own. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContext() {
        FilterRegistrationBean<RequestContextFilter> filter =
                new FilterRegistrationBean<>(new RequestContextFilter());
        filter.setEnabled(false);
        return filter;
    }

    /** Resources are read by the same rules as everything else that comes from outside. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder ->
                builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
        TomcatContextCustomizer customizer =
                context -> {
                    if (context.getParent() instanceof StandardHost host) {
                        host.setErrorReportValveClass(ProblemReportValve.class.getName());
                    }
                };
        return factory -> factory.addContextCustomizers(customizer);
    }
}
