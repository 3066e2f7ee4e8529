package dev.stepgraph.bench.handler;

import org.springframework.core.env.Environment;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The posts of an HTTP service, and their authors, who are asked for all at once; and what is said
 * to whom it may concern.
 */
@Controller
class PlainGraphQlController {

    private final WebClient http;
    private final Sinks.Many<Said> news = Sinks.many().multicast().directBestEffort();

    PlainGraphQlController(Environment environment) {
        this.http = WebClient.create(environment.getRequiredProperty("upstream"));
    }

    record Post(int id, int userId, String title) {}

    record Said(int id, String text) {}

    record Company(String name) {}

    record User(int id, String name, Company company) {}

    @QueryMapping
    String hello() {
        return "world";
    }

    @QueryMapping
    Flux<Post> posts() {
        return http.get().uri("/posts").retrieve().bodyToFlux(Post.class);
    }

    @MutationMapping
    Said say(@Argument int id, @Argument String text) {
        Said said = new Said(id, text);
        news.emitNext(said, Sinks.EmitFailureHandler.FAIL_FAST);
        return said;
    }

    @SubscriptionMapping
    Flux<Said> onSaid() {
        return news.asFlux();
    }

    @BatchMapping
    Mono<Map<Post, User>> user(List<Post> posts) {
        String ids =
                new TreeSet<>(posts.stream().map(Post::userId).toList())
                        .stream().map(String::valueOf).collect(Collectors.joining(","));
        return http.get()
                .uri("/users?ids=" + ids)
                .retrieve()
                .bodyToFlux(User.class)
                .collectMap(User::id)
                .map(users -> byPost(posts, users));
    }

    private static Map<Post, User> byPost(List<Post> posts, Map<Integer, User> users) {
        Map<Post, User> found = new HashMap<>();
        posts.forEach(post -> found.put(post, users.get(post.userId())));
        return found;
    }
}
