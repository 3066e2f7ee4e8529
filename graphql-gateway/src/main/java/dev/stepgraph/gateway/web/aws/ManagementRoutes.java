package dev.stepgraph.gateway.web.aws;

import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import java.util.List;

/** Puts the operations behind their methods and paths. */
@Configuration(proxyBeanMethods = false)
class ManagementRoutes {

    /** Whatever else is below the paths of the management API is not one of its operations. */
    private static final List<String> ROOTS = List.of("/v1/**", "/v2/**");

    @Bean
    @Order(100)
    RouterFunction<ServerResponse> managementApi(
            List<ManagementOperation.Group> groups, ManagementHandler handler) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (ManagementOperation.Group group : groups) {
            for (ManagementOperation operation : group.operations()) {
                routes.route(
                        method(operation.method()).and(path(operation.path())),
                        request -> handler.handle(operation, request));
            }
        }
        ROOTS.forEach(root -> routes.route(path(root), request -> handler.refuseUnknown(request)));
        return routes.build();
    }

    /** The ARN in the path of an operation on tags has slashes, which clients encode. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        return firewall;
    }
}
