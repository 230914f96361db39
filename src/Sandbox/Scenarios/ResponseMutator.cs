using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Optimizer.Sandbox.Scenarios;

/// <summary>Does to a response what a careless caller could: sets every settable member and empties every collection, as deep as they go.</summary>
internal static class ResponseMutator
{
    private const int MaxDepth = 8;

    public static void Mutate(object? value) => Mutate(value, 0);

    /// <summary>The same, as far as the response's own setters let it.</summary>
    public static void TryMutate(object? value)
    {
        try
        {
            Mutate(value);
        }
        catch (Exception e) when (e is TargetInvocationException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            return;
        }
    }

    private static void Mutate(object? value, int depth)
    {
        if (value is null or string || value.GetType().IsPrimitive || depth > MaxDepth) return;
        if (value is IEnumerable items) MutateItems(items, depth);
        else MutateMembers(value, depth);
    }

    private static void MutateItems(IEnumerable items, int depth)
    {
        foreach (var item in items.Cast<object?>().ToList())
            Mutate(item, depth + 1);
        if (items is Array array) Array.Clear(array);
        else if (items is IList { IsReadOnly: false, IsFixedSize: false } list) list.Clear();
        else if (items is IDictionary { IsReadOnly: false } map) map.Clear();
    }

    private static void MutateMembers(object value, int depth)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || !property.CanRead) continue;
            if (!property.PropertyType.IsValueType) Mutate(property.GetValue(value), depth + 1);
            if (IsSettable(property)) property.SetValue(value, Other(property.PropertyType, property.GetValue(value)));
        }
        foreach (var field in value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!field.FieldType.IsValueType) Mutate(field.GetValue(value), depth + 1);
            if (!field.IsInitOnly) field.SetValue(value, Other(field.FieldType, field.GetValue(value)));
        }
    }

    /// <summary>By a caller: public, and not only while the object is made.</summary>
    private static bool IsSettable(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter
        && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static object? Other(Type type, object? current) => current switch
    {
        string text => text + " (changed by the caller)",
        bool flag => !flag,
        int number => number + 1,
        long number => number + 1,
        decimal number => number + 1,
        double number => number + 1,
        _ => type.IsValueType ? Activator.CreateInstance(type) : null,
    };
}
