package dev.stepgraph.workflow.fault;

import dev.stepgraph.workflow.WorkflowServiceApplication;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The first class of a replica's JVM: starts the service, and ends it at once when the test's JVM
 * is gone, which holds the other end of standard input.
 */
public final class ServiceGuard {

    private ServiceGuard() {}

    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("test-watch").start(ServiceGuard::haltWithTest);
        WorkflowServiceApplication.main(args);
    }

    private static void haltWithTest() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // as good as its end
        }
        Runtime.getRuntime().halt(1);
    }
}
