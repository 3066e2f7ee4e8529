package dev.stepgraph.bench.handler;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.client.RestClient;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@link PlainGraphQlController} for threads that may wait. */
@Controller
class BlockingGraphQlController {

    private static final ParameterizedTypeReference<List<Post>> POSTS =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<User>> USERS =
            new ParameterizedTypeReference<>() {};

    private final RestClient http;

    BlockingGraphQlController(Environment environment) {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        this.http =
                RestClient.builder()
                        .requestFactory(new JdkClientHttpRequestFactory(client))
                        .baseUrl(environment.getRequiredProperty("upstream"))
                        .build();
    }

    record Post(int id, int userId, String title) {}

    record Company(String name) {}

    record User(int id, String name, Company company) {}

    @QueryMapping
    String hello() {
        return "world";
    }

    @QueryMapping
    List<Post> posts() {
        return get("/posts", POSTS);
    }

    @BatchMapping
    Map<Post, User> user(List<Post> posts) {
        String ids =
                posts.stream()
                        .map(Post::userId)
                        .distinct()
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
        Map<Integer, User> users =
                get("/users?ids=" + ids, USERS).stream()
                        .collect(Collectors.toMap(User::id, Function.identity()));
        return posts.stream()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                post -> Objects.requireNonNull(users.get(post.userId()))));
    }

    private <T> T get(String uri, ParameterizedTypeReference<T> type) {
        return Objects.requireNonNull(http.get().uri(uri).retrieve().body(type));
    }
}
