package dev.stepgraph.bench.load;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/**
 * The HTTP service that GraphQL servers bring data from: twenty posts at {@code /posts}, and the
 * ten users who wrote them, several at once, at {@code /users?ids=1,2} or as a function that is
 * called with a list of {@code {"userId": 1}}.
 */
public final class Upstream implements LoopbackServer.Responder {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int POSTS = 20;
    private static final int USERS = 10;

    private final byte[] posts = JSON.writeValueAsBytes(posts());
    private final List<ObjectNode> users = users();

    @Override
    public byte[] answer(String target, byte[] body) {
        if (target.equals("/posts")) {
            return posts;
        }
        int ids = target.indexOf("ids=");
        return JSON.writeValueAsBytes(
                ids < 0 ? invoked(body) : listed(target.substring(ids + "ids=".length())));
    }

    private ArrayNode listed(String ids) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (String id : ids.replace("%2C", ",").split(",", -1)) {
            found.add(users.get(Integer.parseInt(id) - 1));
        }
        return found;
    }

    private ArrayNode invoked(byte[] events) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (JsonNode event : JSON.readTree(events)) {
            found.add(users.get(event.path("userId").asInt() - 1));
        }
        return found;
    }

    private static ArrayNode posts() {
        ArrayNode posts = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < POSTS; i++) {
            posts.addObject()
                    .put("id", i + 1)
                    .put("userId", i % USERS + 1)
                    .put("title", "title " + i)
                    .put("body", "b".repeat(100));
        }
        return posts;
    }

    private static List<ObjectNode> users() {
        List<ObjectNode> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            ObjectNode user = JsonNodeFactory.instance.objectNode();
            user.put("id", i + 1).put("name", "name" + i).put("email", "e" + i + "@x");
            user.putObject("company").put("name", "c" + i);
            users.add(user);
        }
        return users;
    }
}
