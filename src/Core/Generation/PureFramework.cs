using Microsoft.CodeAnalysis;

namespace Optimizer.Core.Generation;

/// <summary>What is known of .NET's own members: what reads or changes the world, what is pure, what changes only its object.</summary>
internal static class PureFramework
{
    private static readonly string[] Outside =
    [
        "System.IO", "System.Net", "System.Data", "System.Diagnostics", "System.Reflection", "System.Security.Cryptography.RandomNumberGenerator",
        "System.Threading.Thread", "System.Threading.Timer", "System.Threading.Interlocked", "System.Threading.Volatile", "System.Random",
        "System.Environment", "System.Console", "System.TimeProvider", "System.Activator", "System.GC", "System.AppDomain", "System.AppContext",
        "Microsoft.Extensions", "Microsoft.Data", "Azure",
    ];

    private static readonly HashSet<string> Clocks = new(StringComparer.Ordinal)
    {
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.TimeZoneInfo.Local", "System.Threading.Tasks.Task.Delay",
        "System.Threading.Tasks.Task.Run", "System.Threading.Tasks.Task.Yield",
    };

    private static readonly HashSet<string> Pure = new(StringComparer.Ordinal)
    {
        "System.Math", "System.MathF", "System.Linq.Enumerable", "System.String", "System.Char", "System.Decimal", "System.Object",
        "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan", "System.Guid", "System.Uri",
        "System.Version", "System.Convert", "System.Nullable", "System.Index", "System.Range", "System.StringComparer",
        "System.ArgumentNullException", "System.ArgumentException", "System.ArgumentOutOfRangeException", "System.BitConverter",
        "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Threading.CancellationToken", "System.Func", "System.Action",
        "System.Collections.Generic.KeyValuePair", "System.Tuple", "System.ValueTuple", "System.Linq.ILookup", "System.Linq.IGrouping",
        "System.Security.Cryptography.SHA256", "System.Security.Cryptography.SHA512", "System.Numerics.BigInteger", "System.Numerics.BitOperations",
        "System.Globalization.CultureInfo.InvariantCulture", "System.Text.RegularExpressions.Regex", "System.MemoryExtensions", "System.ReadOnlySpan",
        "System.Collections.Generic.IReadOnlyList", "System.Collections.Generic.IReadOnlyCollection", "System.Collections.Generic.IReadOnlyDictionary",
        "System.Collections.Generic.IEnumerable",
    };

    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Insert", "InsertRange", "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "Clear", "Sort", "Reverse", "Push", "Pop",
        "Enqueue", "Dequeue", "TryAdd", "TryPop", "TryDequeue", "Append", "AppendLine", "AppendJoin", "Replace", "UnionWith", "ExceptWith",
        "IntersectWith", "set_Item", "CopyTo", "Fill", "EnsureCapacity", "set_Length", "AddFirst", "AddLast", "RemoveFirst", "RemoveLast", "TrimExcess",
    };

    private static readonly HashSet<string> CultureFree = new(StringComparer.Ordinal)
    {
        "System.String", "System.Boolean", "System.Char", "System.Guid", "System.Uri", "System.Version", "System.Object",
    };

    /// <summary>How a member reaches the world, as the end of a sentence; null when it is not known to.</summary>
    public static string? World(IMethodSymbol method)
    {
        var (type, name) = (TypeName(method), (method.AssociatedSymbol ?? method).Name);
        if (Clocks.Contains($"{type}.{name}")) return "which differs from call to call";
        if (type == "System.HashCode" || name == "GetHashCode" && type is "System.String" or "System.Object") return "which differs from process to process";
        return Array.Exists(Outside, o => type == o || type.StartsWith(o + ".", StringComparison.Ordinal)) ? "which reaches outside of the function" : null;
    }

    /// <summary>Whether the result depends on its arguments alone, and nothing changes.</summary>
    public static bool IsPure(IMethodSymbol method)
    {
        var type = TypeName(method);
        if (IsException(method.ContainingType)) return true;
        if (type.StartsWith("System.Collections", StringComparison.Ordinal) || type == "System.Text.StringBuilder" || type == "System.Array")
            return method.IsStatic && type != "System.Array" || method.MethodKind == MethodKind.Constructor || IsImmutableCollection(type)
                || !Changing.Contains(method.Name) && method.MethodKind is not MethodKind.PropertySet;
        return Pure.Contains(type) || Pure.Contains($"{type}.{(method.AssociatedSymbol ?? method).Name}")
            || method.ContainingType.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double || method.ContainingType.TypeKind == TypeKind.Enum
            || type == "System.Enum";
    }

    /// <summary>As <see cref="IsPure"/>, of a call by name: what a delegate does is not known.</summary>
    public static bool IsPureCall(IMethodSymbol method) => method.MethodKind != MethodKind.DelegateInvoke && IsPure(method);

    /// <summary>Whether the member changes the collection or builder that it is called on, and nothing else.</summary>
    public static bool ChangesItsObject(IMethodSymbol method) =>
        Changing.Contains(method.Name) && !method.IsStatic
        && (TypeName(method).StartsWith("System.Collections", StringComparison.Ordinal) || TypeName(method) == "System.Text.StringBuilder");

    /// <summary>Whether the result is a new object that nobody else holds.</summary>
    public static bool MakesNew(IMethodSymbol method) => TypeName(method) == "System.Linq.Enumerable"
        && method.Name is "ToList" or "ToArray" or "ToDictionary" or "ToHashSet";

    /// <summary>Whether the result is the very object that it is called on.</summary>
    public static bool IsFluent(IMethodSymbol method) => TypeName(method) == "System.Text.StringBuilder"
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType);

    /// <summary>Whether numbers, dates or text are read, written or ordered by the rules of the current culture.</summary>
    public static bool UsesCulture(IMethodSymbol method)
    {
        if (method.Parameters.Any(p => p.Type.Name is "IFormatProvider" or "CultureInfo" or "StringComparison" or "StringComparer")) return false;
        return method.Name switch
        {
            "Parse" or "TryParse" => method.ContainingType.TypeKind != TypeKind.Enum && !CultureFree.Contains(TypeName(method)) && TypeName(method) != "System.Enum",
            "ToString" => IsCultureSensitive(method.ContainingType),
            "ToUpper" or "ToLower" or "Format" or "Compare" or "CompareTo" => TypeName(method) == "System.String",
            "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Order" or "OrderDescending" or "Min" or "Max" or "Sort" =>
                Ordered(method)?.SpecialType == SpecialType.System_String && !method.Parameters.Any(p => p.Type.Name is "IComparer" or "Comparison"),
            "StartsWith" or "EndsWith" => TypeName(method) == "System.String" && method.Parameters[0].Type.SpecialType == SpecialType.System_String,
            "Append" => TypeName(method) == "System.Text.StringBuilder" && method.Parameters is [var only] && IsCultureSensitive(only.Type),
            _ => false,
        };
    }

    private static ITypeSymbol? Ordered(IMethodSymbol method) =>
        method.TypeArguments.LastOrDefault() ?? method.ContainingType.TypeArguments.FirstOrDefault();

    /// <summary>Whether values of a type are written by the rules of the current culture.</summary>
    public static bool IsCultureSensitive(ITypeSymbol type) =>
        type.TypeKind != TypeKind.Enum && !CultureFree.Contains(Full(type)) && type.AllInterfaces.Any(i => i.Name == "IFormattable");

    private static bool IsImmutableCollection(string type) =>
        type.StartsWith("System.Collections.Immutable", StringComparison.Ordinal) && !type.EndsWith("Builder", StringComparison.Ordinal)
        || type.StartsWith("System.Collections.Frozen", StringComparison.Ordinal);

    private static bool IsException(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            if (Full(at) == "System.Exception") return true;
        return false;
    }

    private static string TypeName(IMethodSymbol method) => Full(method.ContainingType);

    private static string Full(ITypeSymbol type) => type.ContainingType is { } outer
        ? $"{Full(outer)}.{type.Name}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.Name}" : type.Name;
}
