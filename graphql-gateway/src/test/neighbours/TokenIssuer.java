import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;

import no.nav.security.mock.oauth2.MockOAuth2Server;

/** Issuers of OpenID Connect, one below each path; run from this source, on a class path of its own. */
public class TokenIssuer {

    /** Runs until it is stopped; arguments: a folder that it has no use for, and the port to listen on. */
    public static void main(String[] args) throws Exception {
        MockOAuth2Server server = new MockOAuth2Server();
        server.start(InetAddress.getByName("127.0.0.1"), Integer.parseInt(args[1]));
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
