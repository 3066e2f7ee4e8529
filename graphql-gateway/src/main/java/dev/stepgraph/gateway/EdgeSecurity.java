package dev.stepgraph.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * What goes for all addresses of the gateway. Who may call is asked where the call is understood:
 * an API's modes for its operations, access keys for the management API.
 */
@Configuration(proxyBeanMethods = false)
class EdgeSecurity {

    /**
     * There is no session and no cookie, so no browser sends anybody's credentials by itself, and
     * there is nothing for a token against forged requests to guard.
     */
    @Bean
    SecurityWebFilterChain edge(ServerHttpSecurity security) {
        return security.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }
}
