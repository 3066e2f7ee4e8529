package dev.stepgraph.bench.handler;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says that the application is up. */
@RestController
class ReadyController {

    @GetMapping("/ready")
    String ready() {
        return "ready";
    }
}
