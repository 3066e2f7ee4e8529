package dev.stepgraph.local;

import dev.stepgraph.local.postgres.LocalPostgres;
import dev.stepgraph.local.service.ServiceDefinition;

/** What to do next, printed when everything is up. */
final class Banner {

    private Banner() {}

    static String text(
            ServiceDefinition workflow,
            ServiceDefinition gateway,
            LocalPostgres postgres,
            DataFolder folder,
            LocalAccessKey key,
            LocalApiKey apiKey) {
        return """

        Stepgraph is up.

          REST API      %1$s/v1
          try it        %1$s/docs
          AWS endpoint  %1$s
          GraphQL       %6$s/graphql  (workflows; x-api-key: %9$s)
          GraphQL APIs  %6$s  (the management API of AppSync)
          PostgreSQL    %2$s  (user %3$s, password in %4$s)
          access key    %7$s  (its secret is in %8$s)
          data          %5$s

          aws stepfunctions list-state-machines --endpoint-url %1$s --region us-east-1 --no-sign-request

        Ctrl-C stops everything; what was acknowledged is kept.
        """
                .formatted(
                        workflow.url(),
                        postgres.jdbcUrl(),
                        LocalPostgres.USER,
                        folder.postgresPassword(),
                        folder.path(),
                        gateway.url(),
                        key.id(),
                        folder.credentials(),
                        apiKey.text());
    }
}
