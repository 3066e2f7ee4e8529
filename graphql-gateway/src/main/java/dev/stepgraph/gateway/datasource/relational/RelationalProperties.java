package dev.stepgraph.gateway.datasource.relational;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.util.Map;

/**
 * Relational databases.
 *
 * @param relational databases that are asked over JDBC, by what data sources call them: their
 *     {@code dbClusterIdentifier}, or the last part of it if it is an ARN. Case, hyphens and
 *     underscores do not matter
 * @param rdsData where the Data API answers for all others
 */
@ConfigurationProperties("stepgraph")
public record RelationalProperties(
        @DefaultValue Map<String, Database> relational, @DefaultValue DataApi rdsData) {

    /**
     * A database.
     *
     * @param url its JDBC address: {@code jdbc:postgresql://…} or {@code jdbc:mariadb://…}, which
     *     speaks to MySQL too
     * @param username who asks
     * @param password that user's password
     * @param maxConnections how many connections this process opens at the most
     */
    public record Database(
            String url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("10") int maxConnections) {

        @Override
        public String toString() {
            return "Database[" + username + "]";
        }
    }

    /**
     * The Data API.
     *
     * @param endpoint where it answers, if that is not AWS. Absent: what the AWS SDK is told, for
     *     instance by {@code AWS_ENDPOINT_URL_RDS_DATA}
     * @param region the region to call. Absent: that of the data source
     */
    public record DataApi(@Nullable URI endpoint, @Nullable String region) {}
}
