package dev.stepgraph.common.aws;

import java.util.regex.Pattern;

/**
 * In whose name the service speaks: the region and account that its ARNs carry.
 *
 * @param region such as {@code us-east-1}
 * @param account twelve digits
 */
public record AwsIdentity(String region, String account) {

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    public AwsIdentity {
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("not a region: " + region);
        }
        if (!ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException("not an account of twelve digits: " + account);
        }
    }

    /** The partition that the region belongs to, as ARNs name it. */
    public String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /** The ARN of a resource of that service in this region and account. */
    public String arn(String service, String resource) {
        return "arn:" + partition() + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
