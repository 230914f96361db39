using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Optimizer.Runtime.Recording;

/// <summary>Finds <see cref="SensitiveAttribute"/> on members, and on the constructor parameters that records make members of.</summary>
internal static class SensitiveMembers
{
    public static bool IsSensitive(Type declaring, JsonPropertyInfo property)
    {
        if (property.AttributeProvider is not MemberInfo member) return false;
        return member.IsDefined(typeof(SensitiveAttribute), inherit: true)
            || IsSensitiveParameter(member.DeclaringType ?? declaring, member.Name);
    }

    private static bool IsSensitiveParameter(Type declaring, string member) =>
        declaring.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .SelectMany(c => c.GetParameters())
            .Any(p => string.Equals(p.Name, member, StringComparison.OrdinalIgnoreCase)
                && p.IsDefined(typeof(SensitiveAttribute), inherit: true));
}
