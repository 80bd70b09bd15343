package dev.raven.web.management;

import com.sun.net.httpserver.HttpServer;
import dev.raven.core.network.CidrBlock;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP listener that shows pages to those who look after the server, on the JDK's own small server: which servlet container runs
 * Raven makes no difference, and it answers while that one is still starting, or is busy. It has a thread for each of its connections,
 * as a client that sends slowly holds one, and cuts whoever comes when there are as many as may be, takes longer than ten seconds to
 * ask, or says nothing for as long. Not virtual threads: before Java 24 the server's reading would hold those that carry them.
 */
final class ManagementListener implements AutoCloseable {
    private static final int CONNECTIONS = 128;
    private static final int SECONDS = 10;
    private static final int WAITING_CONNECTIONS = 16;
    private static final ThreadFactory NAMED =
            Thread.ofPlatform().name("raven-management-", 1).daemon().factory();

    private final HttpServer server;
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, CONNECTIONS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), ManagementListener::thread);

    private ManagementListener(HttpServer server) {
        this.server = server;
    }

    /** @throws SettingException where that address cannot be listened on */
    static ManagementListener open(InetSocketAddress address, Iterable<ManagementPage> pages) {
        bound("sun.net.httpserver.maxReqTime", SECONDS);
        bound("sun.net.httpserver.maxRspTime", SECONDS);
        bound("sun.net.httpserver.idleInterval", SECONDS);
        bound("jdk.httpserver.maxConnections", CONNECTIONS);
        try {
            ManagementListener listener = new ManagementListener(HttpServer.create(address, WAITING_CONNECTIONS));
            listener.server.createContext("/", new ManagementHandler(pages));
            listener.server.setExecutor(listener.threads);
            listener.server.start();
            return listener;
        } catch (IOException refused) {
            throw new SettingException(
                    ManagementSettings.ADDRESS,
                    "port " + address.getPort() + " of " + address.getAddress().getHostAddress()
                            + " is taken, or that address is none of this machine's; name others, port 0 for any"
                            + " that is free, or off.");
        }
    }

    /** Read once, by the first of these servers in the process; without them a client may hold a thread or a file for good. */
    private static void bound(String property, int most) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(most));
        }
    }

    /** With the application's class loader, by which the container makes what pages ask for: the server's own threads have none. */
    private static Thread thread(Runnable work) {
        Thread thread = NAMED.newThread(work);
        thread.setContextClassLoader(ManagementListener.class.getClassLoader());
        return thread;
    }

    /** Where it listens, as a URL. */
    String url() {
        InetSocketAddress bound = server.getAddress();
        String host =
                CidrBlock.canonicalAddress(bound.getAddress().getHostAddress()).orElse("localhost");
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
