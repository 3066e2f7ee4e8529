package dev.stepgraph.gateway.registry.store;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Domain names as values; the entities stay behind it. Each method is one transaction. */
@Component
@Transactional(readOnly = true)
public class DomainStore {

    /** The channel on which replicas tell each other that domain names have changed. */
    public static final String CHANNEL = "stepgraph_gateway_domain";

    private final DomainRepository domains;
    private final JdbcTemplate database;

    DomainStore(DomainRepository domains, JdbcTemplate database) {
        this.domains = domains;
        this.database = database;
    }

    /** The domain of that name. */
    public Optional<StoredDomain> find(String name) {
        return domains.findById(name).map(DomainEntity::toDomain);
    }

    /** A page, by name. */
    public List<StoredDomain> page(String after, int limit) {
        return domains.page(after, limit).stream().map(DomainEntity::toDomain).toList();
    }

    /** How many there are. */
    public long count() {
        return domains.count();
    }

    /** Those names that lead to an API. */
    public List<Association> associations() {
        return domains.associated().stream()
                .map(DomainEntity::toDomain)
                .flatMap(domain ->
                        Optional.ofNullable(domain.apiId())
                                .map(apiId -> new Association(domain.name(), apiId))
                                .stream())
                .toList();
    }

    /** Adds a domain name, unless there is one of that name. */
    @Transactional
    public boolean insert(StoredDomain domain) {
        if (domains.existsById(domain.name())) {
            return false;
        }
        domains.save(new DomainEntity(domain));
        tellOthers();
        return true;
    }

    /**
     * Changes a domain name; concurrent changes follow one another.
     *
     * @return what it is now; absent if there is none of that name
     * @throws DataIntegrityViolationException if it is to lead to an API that is not there
     */
    @Transactional
    public Optional<StoredDomain> change(String name, UnaryOperator<StoredDomain> change) {
        return domains.findForUpdate(name)
                .map(row -> {
                    StoredDomain next = change.apply(row.toDomain());
                    domains.save(new DomainEntity(next));
                    tellOthers();
                    return next;
                });
    }

    /** Takes a domain name away. */
    @Transactional
    public boolean remove(String name) {
        boolean there = domains.findForUpdate(name).isPresent();
        domains.deleteById(name);
        tellOthers();
        return there;
    }

    private void tellOthers() {
        database.query("select pg_notify(?, '')", row -> {}, CHANNEL);
    }

    /**
     * Which API a name leads to.
     *
     * @param name the domain name
     * @param apiId the API
     */
    public record Association(String name, String apiId) {}
}
