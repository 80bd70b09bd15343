package dev.raven.web.system;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** By Payara Micro's API, which is there in its own process alone: an agent that is loaded into it calls it. */
final class PayaraRedeployment implements Redeployment {
    private final String process;
    private final Path agent;

    PayaraRedeployment(RavenServer server) {
        this.process = String.valueOf(server.java().pid());
        this.agent = server.data().resolve("agent.jar");
        try (OutputStream file = Files.newOutputStream(agent);
                JarOutputStream jar = new JarOutputStream(file, manifest())) {
            String name = PayaraAgent.class.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new JarEntry(name));
            jar.write(PayaraAgent.class.getResourceAsStream("/" + name).readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Agent-Class"), PayaraAgent.class.getName());
        return manifest;
    }

    @Override
    public void undeploy() {
        command("");
    }

    @Override
    public void deploy() {
        command(Path.of("target/raven.war").toAbsolutePath().toString());
    }

    private void command(String war) {
        try {
            VirtualMachine server = VirtualMachine.attach(process);
            try {
                server.loadAgent(agent.toString(), war);
            } finally {
                server.detach();
            }
        } catch (Exception failed) {
            throw new AssertionError("Payara Micro does not do as it is told", failed);
        }
    }
}
