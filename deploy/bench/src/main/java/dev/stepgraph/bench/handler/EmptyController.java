package dev.stepgraph.bench.handler;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers without looking at the question. */
@RestController
class EmptyController {

    @PostMapping("/")
    String answer() {
        return "{\"status\":\"SUCCEEDED\"}";
    }
}
