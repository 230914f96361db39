using System.Reflection;
using System.Runtime.CompilerServices;

namespace Optimizer.Sandbox.Child;

/// <summary>Whether a class could let its calls disturb each other.</summary>
internal static class SharedState
{
    private const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Whether it has fields of its own beside what its constructor is given, or its assembly has static ones that are no constants.</summary>
    public static bool IsIn(Type function)
    {
        var given = function.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType).ToHashSet();
        return Chain(function).SelectMany(t => t.GetFields(Own | BindingFlags.Instance)).Any(f => !IsGiven(f, given))
            || function.Assembly.GetTypes().Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute)))
                .SelectMany(t => t.GetFields(Own | BindingFlags.Static)).Any(f => !IsConstant(f));
    }

    private static IEnumerable<Type> Chain(Type function)
    {
        for (var type = function; type is not null && type != typeof(object); type = type.BaseType) yield return type;
    }

    /// <summary>A field that holds a constructor's argument, and is not assigned otherwise as far as its declaration tells.</summary>
    private static bool IsGiven(FieldInfo field, HashSet<Type> given) =>
        given.Contains(field.FieldType) && (field.IsInitOnly || field.Name.StartsWith('<'));

    private static bool IsConstant(FieldInfo field) =>
        field.IsLiteral || (field.IsInitOnly && (field.FieldType.IsPrimitive || field.FieldType.IsEnum || field.FieldType == typeof(string) || field.FieldType == typeof(decimal)));
}
