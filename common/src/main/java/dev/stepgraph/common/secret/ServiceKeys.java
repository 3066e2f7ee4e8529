package dev.stepgraph.common.secret;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The key that is in use, and those of the past. */
public class ServiceKeys {

    private final List<ServiceKey> keys = new ArrayList<>();

    /**
     * @param key the current key in Base64; absent: it is in the file
     * @param keyFile where a key that nobody gave is kept; made if it is not there
     * @param retired keys of the past, in Base64
     */
    public ServiceKeys(@Nullable String key, Path keyFile, List<String> retired) {
        keys.add(
                key == null || key.isBlank()
                        ? new KeyFile(keyFile).readOrCreate()
                        : ServiceKey.ofBase64(key));
        retired.stream().map(ServiceKey::ofBase64).forEach(keys::add);
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
