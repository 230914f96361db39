using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Optimizer.Runtime.Json;

namespace Optimizer.Runtime.Telemetry;

/// <summary>
/// How a dependency call is written in a recording. Whoever records and whoever serves recordings back both use this, so that
/// equal calls have equal targets and equal canonical JSON.
/// </summary>
public static class RecordedCall
{
    /// <summary><c>IInventory.GetAsync</c>: the interface's simple name and the method.</summary>
    public static string TargetOf(MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return $"{SimpleName(method.DeclaringType!)}.{method.Name}";
    }

    /// <summary>
    /// <c>GET rates.example/v1/{id}</c>: method, host (with a port that is not the scheme's own), and the path with parts that
    /// hold a digit folded, but for versions such as <c>v1</c>. The query is left out.
    /// </summary>
    public static string TargetOf(HttpMethod method, Uri uri)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(uri);
        var target = new StringBuilder().Append(method.Method).Append(' ').Append(uri.Authority);
        foreach (var part in uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries))
            target.Append('/').Append(IsVariable(part) ? "{id}" : part);
        return target.ToString();
    }

    /// <summary>
    /// <c>{"method":"IInventory.GetAsync","arguments":[…]}</c>; arguments in their order, cancellation tokens left out.
    /// </summary>
    /// <param name="method">The interface's method.</param>
    /// <param name="arguments">One for each of its parameters.</param>
    /// <param name="options">How values are written; null for <see cref="PlatformJson.Options"/>.</param>
    /// <exception cref="JsonException">An argument is cyclic or too deep.</exception>
    /// <exception cref="NotSupportedException">An argument's type cannot be written as JSON.</exception>
    public static JsonElement Request(MethodInfo method, IReadOnlyList<object?> arguments, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(arguments);
        return Request(method, arguments, options ?? PlatformJson.Options, static (_, _, json) => json);
    }

    /// <param name="method">The interface's method.</param>
    /// <param name="arguments">One for each of its parameters.</param>
    /// <param name="options">How values are written.</param>
    /// <param name="change">Given a parameter, its type and its argument's JSON, what to write in its place.</param>
    internal static JsonElement Request(
        MethodInfo method, IReadOnlyList<object?> arguments, JsonSerializerOptions options, Func<ParameterInfo, Type, JsonElement, JsonElement> change)
    {
        var parameters = method.GetParameters();
        var written = new List<JsonElement>();
        for (var i = 0; i < parameters.Length; i++)
            if (ValueType(parameters[i]) is var type && type != typeof(CancellationToken))
                written.Add(change(parameters[i], type, JsonSerializer.SerializeToElement(arguments[i], type, options)));
        return JsonSerializer.SerializeToElement(new { method = TargetOf(method), arguments = written }, PlatformJson.Options);
    }

    /// <summary><c>{"result":…}</c>; a result of <c>null</c> for methods that return nothing.</summary>
    /// <param name="result">What the call returned; of a task, its result.</param>
    /// <param name="type">The declared type of the result.</param>
    /// <param name="options">How values are written; null for <see cref="PlatformJson.Options"/>.</param>
    /// <exception cref="JsonException">The result is cyclic or too deep.</exception>
    /// <exception cref="NotSupportedException">The result's type cannot be written as JSON.</exception>
    public static JsonElement Response(object? result, Type type, JsonSerializerOptions? options = null) =>
        Element(new JsonObject { ["result"] = JsonSerializer.SerializeToNode(result, type, options ?? PlatformJson.Options) });

    /// <summary>
    /// The absolute address without user, password and fragment; the values of query parameters whose names hold <c>key</c>,
    /// <c>token</c>, <c>sig</c>, <c>secret</c>, <c>password</c> or <c>code</c> are <c>redacted</c>. Its own result stays as it is.
    /// </summary>
    public static string UrlOf(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return RecordedUrl.Of(uri);
    }

    /// <summary><c>{"method":"POST","url":"https://…","body":…}</c>; the address as <see cref="UrlOf"/> gives it; the body as JSON where it is JSON, else as a string; null when there is none.</summary>
    public static JsonElement Request(HttpMethod method, Uri uri, string? body)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(uri);
        return Element(new JsonObject { ["method"] = method.Method, ["url"] = UrlOf(uri), ["body"] = Body(body) });
    }

    /// <summary><c>{"status":200,"body":…,"contentType":"application/json"}</c>; the body as for requests.</summary>
    public static JsonElement Response(int status, string? body, string? contentType) =>
        Element(new JsonObject { ["status"] = status, ["body"] = Body(body), ["contentType"] = contentType });

    private static JsonNode? Body(string? body)
    {
        if (string.IsNullOrEmpty(body)) return null;
        try
        {
            // A text that happens to be a JSON string stays text: reading it back must give the same bytes.
            return JsonNode.Parse(body) is { } node and not JsonValue ? node : JsonValue.Create(body);
        }
        catch (JsonException)
        {
            return JsonValue.Create(body);
        }
    }

    private static JsonElement Element(JsonObject value) => JsonSerializer.SerializeToElement(value, PlatformJson.Options);

    private static Type ValueType(ParameterInfo parameter) =>
        parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;

    private static string SimpleName(Type type)
    {
        if (!type.IsConstructedGenericType) return type.Name;
        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return string.Create(CultureInfo.InvariantCulture, $"{name}<{string.Join(", ", type.GenericTypeArguments.Select(SimpleName))}>");
    }

    private static bool IsVariable(string part)
    {
        var digits = part.Count(char.IsAsciiDigit);
        return digits > 0 && !(part[0] is 'v' or 'V' && digits == part.Length - 1);
    }
}
