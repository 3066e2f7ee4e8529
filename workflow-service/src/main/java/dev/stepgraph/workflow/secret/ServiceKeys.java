package dev.stepgraph.workflow.secret;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The key that is in use, and those of the past. */
@Component
public class ServiceKeys {

    private final List<ServiceKey> keys = new ArrayList<>();

    public ServiceKeys(SecretProperties properties) {
        String configured = properties.key();
        keys.add(
                configured == null || configured.isBlank()
                        ? new KeyFile(properties.keyFile()).readOrCreate()
                        : ServiceKey.ofBase64(configured));
        properties.retiredKeys().stream().map(ServiceKey::ofBase64).forEach(keys::add);
    }

    /** The key with which to sign and encrypt. */
    public ServiceKey current() {
        return keys.getFirst();
    }

    /** All keys, the current one first. */
    public List<ServiceKey> all() {
        return List.copyOf(keys);
    }

    /** The key of that id, if this replica has it. */
    public Optional<ServiceKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
