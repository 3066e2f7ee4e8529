package dev.stepgraph.gateway.web;

import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.common.testing.TestDatabase;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.appsync.AppSyncClient;
import software.amazon.awssdk.services.appsync.model.AuthenticationType;
import software.amazon.awssdk.services.appsync.model.DataSourceType;
import software.amazon.awssdk.services.appsync.model.GetSchemaCreationStatusResponse;
import software.amazon.awssdk.services.appsync.model.GraphqlApi;
import software.amazon.awssdk.services.appsync.model.SchemaStatus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * The gateway on a port and a database that the tests of this kind share, and the clients that they
 * speak to it with.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stepgraph.secrets.key=" + RunningGateway.SECRETS_KEY)
public abstract class RunningGateway {

    /** The key that replicas share. */
    static final String SECRETS_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static final TestDatabase DATABASE = PostgresForTests.freshDatabase();

    @LocalServerPort private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    /** The vendor's own client. */
    @SuppressWarnings("NullAway.Init") // made before each test
    protected AppSyncClient appsync;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::url);
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("spring.datasource.password", DATABASE::password);
    }

    @BeforeEach
    void openClients() {
        appsync =
                AppSyncClient.builder()
                        .endpointOverride(uri(""))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("test", "test")))
                        .build();
    }

    @AfterEach
    void closeClients() {
        appsync.close();
        http.close();
    }

    /** The database of the gateway. */
    protected static TestDatabase database() {
        return DATABASE;
    }

    /** An API that keys open. */
    protected GraphqlApi createApi() {
        return appsync.createGraphqlApi(request ->
                        request.name("books").authenticationType(AuthenticationType.API_KEY))
                .graphqlApi();
    }

    /** Uploads a schema, and waits until it is taken in. */
    protected GetSchemaCreationStatusResponse upload(String apiId, String sdl) {
        appsync.startSchemaCreation(
                request -> request.apiId(apiId).definition(SdkBytes.fromUtf8String(sdl)));
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> appsync.getSchemaCreationStatus(request -> request.apiId(apiId)),
                        status -> status.status() != SchemaStatus.PROCESSING);
    }

    /** A data source that answers what it is sent, named {@code none}. */
    protected void createNoneDataSource(String apiId) {
        appsync.createDataSource(
                request -> request.apiId(apiId).name("none").type(DataSourceType.NONE));
    }

    /** An address of the running gateway. */
    protected URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Sends any request. */
    protected HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
