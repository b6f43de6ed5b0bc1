using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Xunit;

namespace Seaworthy.Core.Tests;

/// <summary>The folders inside Core have a total order, read from the compiled assembly: no type of a lower layer names a type of a higher one.</summary>
public sealed class LayerTests
{
    // From the bottom to the top.
    static readonly string[] s_layers =
    [
        .. File.ReadLines(Path.Combine(ArchitectureTests.Root(), "src/Seaworthy.Core/layers.tsv")).Where(l => l[0] != '#').Select(l => l.Split('\t')[0]),
    ];

    [Fact]
    public void A_lower_layer_names_no_type_of_a_higher_one()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Linting.Linter).Assembly.Location);
        var arrows = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in assembly.MainModule.GetTypes())
        {
            if (LayerOf(type) is not { } from)
                continue;
            foreach (var named in TypesNamedBy(type))
            {
                if (LayerOf(named) is { } to && to > from)
                    arrows.Add($"{Outermost(type).FullName} ({s_layers[from]}) -> {Outermost(named).FullName} ({s_layers[to]})");
            }
        }
        Assert.True(arrows.Count == 0, string.Join("\n", arrows));
    }

    [Fact]
    public void Every_namespace_is_a_layer()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Linting.Linter).Assembly.Location);
        var strangers = assembly.MainModule.GetTypes().Where(t => Outermost(t).Namespace.StartsWith("Seaworthy", StringComparison.Ordinal)
            && LayerOf(t) is null).Select(t => t.FullName);
        Assert.Empty(strangers);
    }

    static int? LayerOf(TypeReference type)
    {
        var name = Outermost(type).Namespace;
        if (!name.StartsWith("Seaworthy.", StringComparison.Ordinal))
            return null;
        var parts = name.Split('.');
        var layer = Array.IndexOf(s_layers, parts[1] == "Rules" && parts.Length > 2 ? "Rules.*" : parts[1]);
        return layer < 0 ? null : layer;
    }

    static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    // Base type, interfaces, fields, signatures, attributes, and what the bodies of methods name.
    static IEnumerable<TypeReference> TypesNamedBy(TypeDefinition type)
    {
        var direct = new List<TypeReference?> { type.BaseType };
        direct.AddRange(type.Interfaces.Select(i => i.InterfaceType));
        direct.AddRange(type.Fields.Select(f => f.FieldType));
        direct.AddRange(type.CustomAttributes.Select(a => a.AttributeType));
        foreach (var method in type.Methods)
        {
            direct.Add(method.ReturnType);
            direct.AddRange(method.Parameters.Select(p => p.ParameterType));
            if (!method.HasBody)
                continue;
            direct.AddRange(method.Body.Variables.Select(v => v.VariableType));
            foreach (var instruction in method.Body.Instructions)
            {
                switch (instruction.Operand)
                {
                    case TypeReference named:
                        direct.Add(named);
                        break;
                    case MethodReference called:
                        direct.Add(called.DeclaringType);
                        direct.Add(called.ReturnType);
                        if (called is GenericInstanceMethod generic)
                            direct.AddRange(generic.GenericArguments);
                        break;
                    case FieldReference field:
                        direct.Add(field.DeclaringType);
                        direct.Add(field.FieldType);
                        break;
                }
            }
        }
        return direct.SelectMany(Parts);
    }

    // A constructed type names its definition and its arguments.
    static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };
}
