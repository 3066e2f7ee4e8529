import java.util.concurrent.CountDownLatch;

import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One node of OpenSearch; run from this source, on a class path of its own. */
public class OpenSearchNode {

    /** Runs until it is stopped; arguments: a folder, and the port to listen on. */
    public static void main(String[] args) throws InterruptedException {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
                    settings.put("http.port", args[1]);
                    settings.put("network.host", "127.0.0.1");
                })
                .build(
                        OpenSearchRunner.newConfigs()
                                .basePath(args[0])
                                .numOfNode(1)
                                .clusterName("neighbour")
                                .useLogger());
        new CountDownLatch(1).await();
    }
}
