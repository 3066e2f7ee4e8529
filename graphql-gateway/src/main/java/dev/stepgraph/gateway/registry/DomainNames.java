package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.store.DomainStore;
import dev.stepgraph.gateway.registry.store.StoredDomain;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** Creates, shows, changes and deletes domain names, and leads them to APIs. */
@Component
public class DomainNames {

    private static final int LABEL_LENGTH = 14;

    private final DomainStore store;
    private final ApiChanges changes;
    private final ApiMemory memory;
    private final ResourceIds ids;
    private final AwsProperties aws;
    private final RegistryProperties limits;

    DomainNames(
            DomainStore store,
            ApiChanges changes,
            ApiMemory memory,
            ResourceIds ids,
            AwsProperties aws,
            RegistryProperties limits) {
        this.store = store;
        this.changes = changes;
        this.memory = memory;
        this.ids = ids;
        this.aws = aws;
        this.limits = limits;
    }

    /**
     * Creates a domain name.
     *
     * @throws AppSyncException BadRequestException if there is one of that name;
     *     LimitExceededException if there are too many
     */
    public DomainName create(String name, String certificateArn, @Nullable String description) {
        if (store.count() >= limits.maxDomainNames()) {
            throw new AppSyncException(
                    AppSyncErrorCode.LimitExceededException,
                    "There are " + limits.maxDomainNames() + " domain names, and may be no more.");
        }
        String target = ids.text(LABEL_LENGTH) + ".appsync." + aws.region() + ".stepgraph.internal";
        StoredDomain domain =
                new StoredDomain(lowerCase(name), null, certificateArn, target, description);
        if (!store.insert(domain)) {
            throw AppSyncException.badRequest("Domain name " + name + " already exists.");
        }
        return describe(domain);
    }

    /**
     * Shows a domain name.
     *
     * @throws AppSyncException NotFoundException if there is none of that name
     */
    public DomainName get(String name) {
        return store.find(lowerCase(name))
                .map(DomainNames::describe)
                .orElseThrow(() -> unknown(name));
    }

    /** A page of domain names, by name. */
    public Page<DomainName> list(PageRequest page) {
        return Page.of(store.page(page.after(), page.limit() + 1), page.limit(), StoredDomain::name)
                .map(DomainNames::describe);
    }

    /** Changes what is said about a domain name. */
    public DomainName describeAs(String name, @Nullable String description) {
        return change(
                name,
                domain ->
                        new StoredDomain(
                                domain.name(),
                                domain.apiId(),
                                domain.certificateArn(),
                                domain.appsyncName(),
                                description));
    }

    /**
     * Deletes a domain name.
     *
     * @throws AppSyncException BadRequestException while it leads to an API
     */
    public void delete(String name) {
        if (get(name).apiId() != null) {
            throw AppSyncException.badRequest(
                    "Domain name " + name + " is associated with an API; disassociate it first.");
        }
        store.remove(lowerCase(name));
        memory.refreshDomains();
    }

    /**
     * Leads a domain name to an API.
     *
     * @throws AppSyncException BadRequestException if it leads to another
     */
    public DomainName associate(String name, String apiId) {
        changes.require(apiId);
        return change(
                name,
                domain -> {
                    if (domain.apiId() != null && !domain.apiId().equals(apiId)) {
                        throw AppSyncException.badRequest(
                                "Domain name " + name + " is associated with another API.");
                    }
                    return leadingTo(domain, apiId);
                });
    }

    /**
     * Where a domain name leads.
     *
     * @throws AppSyncException NotFoundException if it leads nowhere
     */
    public DomainName association(String name) {
        DomainName domain = get(name);
        if (domain.apiId() == null) {
            throw AppSyncException.notFound(
                    "Domain name " + name + " is not associated with an API.");
        }
        return domain;
    }

    /** Leads a domain name nowhere. */
    public void disassociate(String name) {
        association(name);
        change(name, domain -> leadingTo(domain, null));
    }

    private DomainName change(String name, UnaryOperator<StoredDomain> change) {
        StoredDomain changed =
                store.change(lowerCase(name), change).orElseThrow(() -> unknown(name));
        memory.refreshDomains();
        return describe(changed);
    }

    private static StoredDomain leadingTo(StoredDomain domain, @Nullable String apiId) {
        return new StoredDomain(
                domain.name(),
                apiId,
                domain.certificateArn(),
                domain.appsyncName(),
                domain.description());
    }

    private static DomainName describe(StoredDomain domain) {
        return new DomainName(
                domain.name(),
                domain.apiId(),
                domain.certificateArn(),
                domain.appsyncName(),
                domain.description());
    }

    static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static AppSyncException unknown(String name) {
        return AppSyncException.notFound("Domain name " + name + " not found.");
    }

    /**
     * A domain name.
     *
     * @param name in lower case
     * @param apiId the API it leads to; absent: none
     * @param certificateArn the certificate that its owner named
     * @param appsyncName the name that its owner is to point it at
     * @param description what its owner says about it
     */
    public record DomainName(
            String name,
            @Nullable String apiId,
            String certificateArn,
            String appsyncName,
            @Nullable String description) {}
}
