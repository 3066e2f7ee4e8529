package dev.stepgraph.gateway.datasource.dynamodb;

import dev.stepgraph.gateway.datasource.dynamodb.table.EmbeddedTables;
import dev.stepgraph.gateway.datasource.dynamodb.table.TableProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

import javax.sql.DataSource;

/** Keeps embedded tables in the gateway's database, over connections of their own. */
@Configuration(proxyBeanMethods = false)
class EmbeddedTablesConfiguration {

    @Bean
    TableConnections tableConnections(DataSource database, DynamoDbProperties properties) {
        return TableConnections.to(database, properties.maxConnections());
    }

    @Bean
    EmbeddedTables embeddedTables(
            TableConnections connections, TableProperties properties, InstantSource clock) {
        return new EmbeddedTables(connections.database(), properties, clock);
    }
}
