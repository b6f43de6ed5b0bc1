using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Core.Tests.Binding;

/// <summary>What <c>[In]</c> declares of a setting is what the binders do: the catalogue works out the dialects of rules from it.</summary>
public sealed class DialectSettingTests
{
    static readonly Dictionary<Dialect, (string Path, FileKind Kind, string Text)> s_files = new()
    {
        [Dialect.Dockerfile] = ("Dockerfile", FileKind.Dockerfile, "FROM debian:12\n"),
        [Dialect.Compose] = ("compose.yaml", FileKind.Compose, "services: { web: { image: web, ports: [80], volumes: [/a:/b] } }\n"),
        [Dialect.Kubernetes] = ("pod.yaml", FileKind.Kubernetes, "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, " +
            "image: web, ports: [{ containerPort: 80 }] }] }\n"),
    };

    public static TheoryData<Dialect> Dialects() => [.. Enum.GetValues<Dialect>()];

    [Theory, MemberData(nameof(Dialects))]
    public void A_setting_is_applicable_in_the_dialects_that_it_declares_and_in_no_other(Dialect dialect)
    {
        var container = Container(dialect);
        AssertDeclared(container, dialect);
        if (container.Workload is { } workload)
            AssertDeclared(workload, dialect);
        foreach (var port in container.Ports)
            AssertDeclared(port, dialect);
    }

    static void AssertDeclared(object subject, Dialect dialect)
    {
        foreach (var property in subject.GetType().GetProperties().Where(p => typeof(Setting).IsAssignableFrom(p.PropertyType)))
        {
            var declared = property.GetCustomAttribute<InAttribute>()?.Dialects ?? Enum.GetValues<Dialect>();
            var isApplicable = ((Setting)property.GetValue(subject)!).Written != Written.NotApplicable;
            Assert.True(declared.Contains(dialect) == isApplicable, $"{subject.GetType().Name}.{property.Name} in {dialect}");
        }
    }

    static Container Container(Dialect dialect)
    {
        var (path, kind, text) = s_files[dialect];
        var settings = SeverityResolver.Resolve(new GlobalSettings(), null);
        var deployment = Linter.Run(new Workspace([new ParsedFile(path, ParsedText.Parse(new SourceText(path, text), kind), isOwn: true, settings)]))
            .Deployment;
        return dialect switch
        {
            Dialect.Dockerfile => deployment.BuildFiles[0].Image!,
            Dialect.Compose => deployment.ComposeFiles[0].Services[0].Container,
            _ => deployment.KubernetesFiles[0].Objects[0].Workloads[0].Containers[0],
        };
    }
}
