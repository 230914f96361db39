namespace Optimizer.Core.Proof.Containment;

/// <summary>A way in which code reaches beyond its request, its response and its declared dependencies.</summary>
/// <param name="Name">For people: <c>writes or reads files</c>.</param>
/// <param name="Apis">Full names of types, of members, or of namespaces ending in a dot.</param>
internal sealed record EffectFamily(string Name, params string[] Apis)
{
    public static IReadOnlyList<EffectFamily> All { get; } =
    [
        new("uses the file system", "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory",
            "System.IO.DirectoryInfo", "System.IO.FileSystemWatcher", "System.IO.RandomAccess", "System.IO.MemoryMappedFiles.", "System.IO.Pipes.",
            "System.IO.IsolatedStorage.", "System.IO.Compression.ZipFile"),
        new("ends or changes the process", "System.Environment.Exit", "System.Environment.FailFast", "System.Environment.set_ExitCode",
            "System.Environment.SetEnvironmentVariable", "System.Diagnostics.Process", "System.Environment.set_CurrentDirectory"),
        new("uses the network", "System.Net.Sockets.", "System.Net.Dns", "System.Net.WebRequest", "System.Net.WebClient", "System.Net.HttpWebRequest",
            "System.Net.WebSockets.", "System.Net.Mail.", "System.Net.NetworkInformation.", "System.Net.HttpListener", "System.Net.Quic.",
            "System.Net.Http.SocketsHttpHandler.set_ConnectCallback", "System.Net.Http.SocketsHttpHandler.set_UseProxy",
            "System.Net.Http.SocketsHttpHandler.set_Proxy", "System.Net.Http.HttpClientHandler.set_UseProxy", "System.Net.Http.HttpClientHandler.set_Proxy",
            "System.Net.Http.HttpClient.set_DefaultProxy"),
        new("makes HTTP calls", "System.Net.Http.HttpClient", "System.Net.Http.HttpMessageInvoker", "System.Net.Http.IHttpClientFactory",
            "System.Net.Http.HttpClientFactoryExtensions", "System.Net.Http.Json.HttpClientJsonExtensions"),
        new("runs native code", NativeCode, "System.Runtime.InteropServices.NativeLibrary", "System.Runtime.InteropServices.Marshal"),
        new("reaches code by reflection", "System.Reflection.MethodBase.Invoke", "System.Reflection.MethodInfo.Invoke", "System.Reflection.Assembly.Load",
            "System.Reflection.Assembly.LoadFrom", "System.Reflection.Assembly.LoadFile", "System.Reflection.Emit.", "System.Runtime.Loader.",
            "System.Type.GetType", "System.Type.GetMethod", "System.Type.GetField", "System.Type.InvokeMember", "System.Reflection.FieldInfo.SetValue",
            "Microsoft.CSharp.RuntimeBinder."),
    ];

    /// <summary>Stands for every method that is imported from a native library.</summary>
    public const string NativeCode = "extern";

    /// <param name="member">Full name of a member: <c>System.IO.File.WriteAllText</c>.</param>
    public bool Holds(string member) => Apis.Any(api => api[^1] == '.'
        ? member.StartsWith(api, StringComparison.Ordinal)
        : member == api || (member.StartsWith(api, StringComparison.Ordinal) && member[api.Length] == '.'));
}
