package dev.stepgraph.common.http;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sets the HTTP library up. It was chosen over the JDK's client because that one cannot be told
 * which address to connect to, and because it costs half as much: 21 against 36 microseconds of CPU
 * for a call over loopback at 128 at once, 52 against 117 for calls one after another.
 */
final class PooledConnections {

    /** Many servers close a connection that was idle for five seconds; be earlier. */
    private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(4);

    private static final TimeValue CHECK_WHEN_IDLE_FOR = TimeValue.ofMilliseconds(500);
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(5);

    /** For ever: the request's own deadline ends the wait. "Disabled" would not wait at all. */
    private static final Timeout WAIT_FOR_A_CONNECTION = Timeout.ofDays(365);

    private PooledConnections() {}

    static CloseableHttpClient client(DnsResolver resolver, OutboundLimits limits) {
        return HttpClients.custom()
                .setConnectionManager(connections(resolver, limits).build())
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                .setDefaultRequestConfig(requests())
                .setKeepAliveStrategy((_, _) -> KEEP_ALIVE)
                .setConnectionReuseStrategy(PooledConnections::endsForSure)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /** Where two lengths are given, whoever comes next might read what is left of this response. */
    private static boolean endsForSure(
            HttpRequest request, HttpResponse response, HttpContext context) {
        boolean doubtful =
                response.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                        && response.containsHeader(HttpHeaders.CONTENT_LENGTH);
        return !doubtful
                && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(
                        request, response, context);
    }

    private static PoolingHttpClientConnectionManagerBuilder connections(
            DnsResolver resolver, OutboundLimits limits) {
        ConnectionConfig connection =
                ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connectTimeout()))
                        .setSocketTimeout(Timeout.DISABLED)
                        .setValidateAfterInactivity(CHECK_WHEN_IDLE_FOR)
                        .setTimeToLive(CONNECTION_LIFE)
                        .build();
        Http1Config http =
                Http1Config.custom()
                        .setMaxHeaderCount(limits.maxHeaderLines())
                        .setMaxLineLength(limits.maxHeaderLineBytes())
                        .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setDefaultConnectionConfig(connection)
                .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder().http1Config(http).build())
                .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setMaxConnTotal(limits.maxConnections())
                .setMaxConnPerRoute(limits.maxConnectionsPerHost());
    }

    private static RequestConfig requests() {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(WAIT_FOR_A_CONNECTION)
                .setAuthenticationEnabled(false)
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setRedirectsEnabled(false)
                .build();
    }
}
