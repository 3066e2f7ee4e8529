package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.TaskTokenSource;
import dev.stepgraph.workflow.execution.shard.ShardProperties;
import dev.stepgraph.workflow.execution.store.CommitterProperties;
import dev.stepgraph.workflow.statemachine.StateMachineRevisions;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Properties;

import javax.sql.DataSource;

/** The replica's runtime, and what others use of it. */
@Configuration(proxyBeanMethods = false)
class ExecutionConfiguration {

    private static final String CONNECT_SECONDS = "3";
    private static final String SOCKET_SECONDS = "10";

    @Bean
    ExecutionRuntime.Settings executionSettings(
            ExecutionProperties execution, CommitterProperties committer, ShardProperties shards) {
        return new ExecutionRuntime.Settings(execution, committer, shards);
    }

    @Bean
    ExecutionRuntime.Outside executionOutside(
            JdbcTemplate jdbc,
            JdbcConnectionDetails database,
            StateMachineRevisions revisions,
            TaskTokenSource tokens,
            ObjectProvider<EffectHandler> handlers,
            ObjectProvider<CommittedListener> listeners,
            WakeUps wakeUps) {
        return new ExecutionRuntime.Outside(
                jdbc,
                connections(database),
                revisions,
                tokens,
                handlers.orderedStream().toList(),
                listeners.orderedStream().toList(),
                wakeUps,
                new SecureRandom());
    }

    @Bean(destroyMethod = "")
    @DependsOnDatabaseInitialization
    ExecutionRuntime executionRuntime(
            ExecutionRuntime.Settings settings, ExecutionRuntime.Outside outside)
            throws SQLException {
        return new ExecutionRuntime(settings, outside);
    }

    @Bean
    RuntimeStart runtimeStart(
            ExecutionRuntime runtime, ShardProperties properties, Environment environment) {
        return new RuntimeStart(runtime, properties, environment);
    }

    @Bean
    RuntimeStop runtimeStop(ExecutionRuntime runtime) {
        return new RuntimeStop(runtime);
    }

    @Bean
    Executions executions(ExecutionRuntime runtime) {
        return runtime.executions();
    }

    @Bean
    ExecutionEvents executionEvents(ExecutionRuntime runtime) {
        return runtime.events();
    }

    @Bean
    DueExecutions dueExecutions(ExecutionRuntime runtime) {
        return runtime.dueExecutions();
    }

    @Bean
    ForwardedCommands forwardedCommands(ExecutionRuntime runtime) {
        return runtime.forwarded();
    }

    /** The database's clock, for whoever must agree with it. */
    @Bean(defaultCandidate = false)
    @Qualifier("database")
    InstantSource databaseClock(ExecutionRuntime runtime) {
        return runtime.clock();
    }

    /** Beside the pool, so that what uses the pool up cannot hold up commits or cost leases. */
    private static DataSource connections(JdbcConnectionDetails database) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "stepgraph");
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", SOCKET_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("prepareThreshold", "1");
        DriverManagerDataSource connections =
                new DriverManagerDataSource(database.getJdbcUrl(), properties);
        connections.setUsername(database.getUsername());
        connections.setPassword(database.getPassword());
        return connections;
    }
}
