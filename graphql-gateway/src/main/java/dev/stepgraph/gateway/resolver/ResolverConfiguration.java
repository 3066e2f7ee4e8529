package dev.stepgraph.gateway.resolver;

import dev.stepgraph.gateway.datasource.DataSourceInvoker;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what compiles resolvers, with whatever languages and data sources there are. */
@Configuration(proxyBeanMethods = false)
class ResolverConfiguration {

    @Bean
    HandlerRunner handlerRunner(ObjectProvider<HandlerEvaluator> evaluators) {
        return new HandlerRunner(evaluators.orderedStream().toList());
    }

    @Bean
    ResolverCompiler resolverCompiler(
            HandlerRunner runner,
            ObjectProvider<DataSourceInvoker> invokers,
            ObjectProvider<BuiltInResolvers> builtIn) {
        return new ResolverCompiler(
                runner, invokers.orderedStream().toList(), builtIn.orderedStream().toList());
    }
}
