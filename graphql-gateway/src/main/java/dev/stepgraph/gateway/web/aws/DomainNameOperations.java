package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.delete;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.get;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;
import static dev.stepgraph.gateway.web.aws.Shape.optional;
import static dev.stepgraph.gateway.web.aws.Shape.required;
import static dev.stepgraph.gateway.web.aws.Shape.structure;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.gateway.registry.DomainNames;
import dev.stepgraph.gateway.registry.DomainNames.DomainName;
import dev.stepgraph.gateway.web.aws.Shape.Structure;
import dev.stepgraph.gateway.web.aws.Shape.Text;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The operations on domain names and on what they lead to. */
@Component
class DomainNameOperations implements ManagementOperation.Group {

    private static final String NAMES = "/v1/domainnames";
    private static final String NAME = NAMES + "/{domainName}";
    private static final String ASSOCIATION = NAME + "/apiassociation";
    private static final String MEMBER = "domainNameConfig";

    private static final Text DOMAIN = Shape.text(1, 253, "(\\*[\\w-]*\\.)?([\\w-]+\\.)+[\\w-]+");

    private static final Text CERTIFICATE =
            Shape.text(
                    20,
                    2_048,
                    "arn:[a-z-]*:(acm|iam):[a-z0-9-]*:\\d{12}:(certificate|server-certificate)"
                            + "/[0-9A-Za-z_/-]*");

    private static final Structure CREATE =
            structure(
                    required("domainName", DOMAIN),
                    required("certificateArn", CERTIFICATE),
                    optional("description", Shapes.DESCRIPTION));

    private static final Structure UPDATE = structure(optional("description", Shapes.DESCRIPTION));

    private final DomainNames names;
    private final Listing listing;
    private final AwsIdentity identity;

    DomainNameOperations(DomainNames names, Listing listing, AwsIdentity identity) {
        this.names = names;
        this.listing = listing;
        this.identity = identity;
    }

    @Override
    public List<ManagementOperation> operations() {
        Structure association = structure(required("apiId", Shapes.SHORT));
        return List.of(
                post("CreateDomainName", NAMES, CREATE, this::create),
                get("ListDomainNames", NAMES, this::list),
                get("GetDomainName", NAME, this::show),
                post("UpdateDomainName", NAME, UPDATE, this::update),
                delete("DeleteDomainName", NAME, this::remove),
                post("AssociateApi", ASSOCIATION, association, this::associate),
                get("GetApiAssociation", ASSOCIATION, this::association),
                delete("DisassociateApi", ASSOCIATION, this::disassociate));
    }

    private ManagementAnswer create(ManagementRequest request) {
        DomainName name =
                names.create(
                        request.body().path("domainName").asString(),
                        request.body().path("certificateArn").asString(),
                        request.text("description"));
        return ManagementAnswer.of(MEMBER, show(name));
    }

    private ManagementAnswer list(ManagementRequest request) {
        return listing.answer(
                request, "domainNameConfigs", names.list(listing.requested(request)), this::show);
    }

    private ManagementAnswer show(ManagementRequest request) {
        return ManagementAnswer.of(MEMBER, show(names.get(request.path("domainName"))));
    }

    private ManagementAnswer update(ManagementRequest request) {
        DomainName name = names.describeAs(request.path("domainName"), request.text("description"));
        return ManagementAnswer.of(MEMBER, show(name));
    }

    private ManagementAnswer remove(ManagementRequest request) {
        names.delete(request.path("domainName"));
        return ManagementAnswer.empty();
    }

    private ManagementAnswer associate(ManagementRequest request) {
        String apiId = request.body().path("apiId").asString();
        return association(names.associate(request.path("domainName"), apiId));
    }

    private ManagementAnswer association(ManagementRequest request) {
        return association(names.association(request.path("domainName")));
    }

    private ManagementAnswer disassociate(ManagementRequest request) {
        names.disassociate(request.path("domainName"));
        return ManagementAnswer.empty();
    }

    private static ManagementAnswer association(DomainName name) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("domainName", name.name());
        shown.put("apiId", name.apiId());
        shown.put("associationStatus", "SUCCESS");
        return ManagementAnswer.of("apiAssociation", shown);
    }

    private ObjectNode show(DomainName name) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("domainName", name.name());
        if (name.description() != null) {
            shown.put("description", name.description());
        }
        shown.put("certificateArn", name.certificateArn());
        shown.put("appsyncDomainName", name.appsyncName());
        shown.put("domainNameArn", identity.arn("appsync", "domainnames/" + name.name()));
        return shown;
    }
}
