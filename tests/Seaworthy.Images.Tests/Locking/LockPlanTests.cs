using System.Linq;
using Xunit;

namespace Seaworthy.Images.Tests.Locking;

/// <summary>References are found wherever manifests name images, and what is not known is named.</summary>
public sealed class LockPlanTests
{
    const string Digest = "sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d";
    const string Other = "sha256:4f5e6d7c4f5e6d7c4f5e6d7c4f5e6d7c4f5e6d7c4f5e6d7c4f5e6d7c4f5e6d7c";

    [Fact]
    public void Everywhere_in_a_Dockerfile()
    {
        var plan = Plans.Of(("/r/Dockerfile", """
            # syntax=docker/dockerfile:1
            ARG TAG=3.20
            FROM alpine:$TAG AS base
            FROM base AS next
            COPY --from=busybox:1 /bin/sh /sh
            COPY --from=base /a /b
            RUN --mount=type=bind,from=ghcr.io/acme/tools,target=/t /t/run
            FROM scratch
            FROM $UNKNOWN
            """));
        Assert.Equal(["docker.io/docker/dockerfile:1", "docker.io/library/alpine:3.20", "docker.io/library/busybox:1", "ghcr.io/acme/tools:latest"],
            plan.References());
        Assert.Equal(["$UNKNOWN"], plan.LeftOut.Select(l => l.Text));
    }

    [Fact]
    public void Everywhere_in_compose()
    {
        var plan = Plans.Of(("/r/compose.yaml", """
            services:
              db:
                image: postgres:${PG:-17}
              api:
                image: acme/api
                build:
                  context: .
                  cache_from: [acme/cache:main, "type=registry,ref=ghcr.io/acme/cache:x", "type=gha"]
                  additional_contexts: { base: docker-image://alpine:3.20, src: ../src }
              web:
                image: ${REGISTRY}/web
            """));
        Assert.Equal(["docker.io/acme/cache:main", "docker.io/library/alpine:3.20", "docker.io/library/postgres:17", "ghcr.io/acme/cache:x"],
            plan.References());
        Assert.Equal(["${REGISTRY}/web"], plan.LeftOut.Select(l => l.Text));
    }

    [Fact]
    public void Every_container_of_Kubernetes()
    {
        var plan = Plans.Of(("/r/k8s.yaml", """
            apiVersion: batch/v1
            kind: CronJob
            metadata: { name: a }
            spec:
              jobTemplate:
                spec:
                  template:
                    spec:
                      initContainers: [{ name: i, image: init:1 }]
                      containers: [{ name: c, image: quay.io/a/main:2 }]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: b }
            spec:
              template:
                spec:
                  containers: [{ name: c, image: "index.docker.io/library/nginx:1" }]
            """));
        Assert.Equal(["docker.io/library/init:1", "docker.io/library/nginx:1", "quay.io/a/main:2"], plan.References());
    }

    [Fact]
    public void One_digest_for_a_tag_is_the_tags_and_several_stand_beside_each_other()
    {
        Assert.Equal(["docker.io/library/a:1"], Plans.Dockerfile("a:1@" + Digest).References());
        Assert.Equal(Digest, Plans.Dockerfile("a:1@" + Digest).Images[0].Digest);
        Assert.Equal(["docker.io/library/a:1@" + Other, "docker.io/library/a:1@" + Digest], Plans.Dockerfile("a:1@" + Digest, "a:1@" + Other).References());
        Assert.Equal(["docker.io/library/a:1", "docker.io/library/a:1@" + Digest], Plans.Dockerfile("a:1", "a:1@" + Digest).References());
        Assert.Equal(["docker.io/library/a@" + Digest], Plans.Dockerfile("a@" + Digest).References());
        Assert.Equal(["docker.io/library/a:latest"], Plans.Dockerfile("a", "docker.io/a:latest").References());
    }

    [Fact]
    public void A_lock_further_down_speaks_for_what_lies_there_and_a_policy_may_leave_images_out()
    {
        (string, string)[] files =
        [
            ("/r/Dockerfile", "FROM a:1\nFROM ghcr.io/acme/own:1\n"), ("/r/sub/Dockerfile", "FROM b:1\n"),
                ("/r/sub/seaworthy.lock.json", "{ \"version\": 1, \"images\": {} }"),
            ("/r/seaworthy.trust.yaml", "version: 1\nscopes:\n- { images: ghcr.io/acme/*, require: nothing }\n"),
        ];
        Assert.Equal(["docker.io/library/a:1"], Plans.Of(files).References());
        Assert.Equal(["docker.io/library/b:1"], Plans.Of("/r/sub/seaworthy.lock.json", files).References());
    }
}
