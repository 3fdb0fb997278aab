/**
 * What .NET and FSharp.Core have and FSRS has not, as far as scripts are likely to use it: taken from what .NET's own
 * assemblies export, without what only compilers and designers use. It makes messages and nothing else.
 */

/** Types and functions that are missing, by their namespace or module, `Microsoft.` before FSharp's left out. */
export const MISSING_NAMES: Readonly<Record<string, string>> = {
  System: `Activator AggregateException AccessViolationException AppContext AppDomain ArgIterator ArraySegment
ArrayTypeMismatchException AsyncCallback Attribute AttributeTargets BadImageFormatException Base64FormattingOptions Buffer
CharEnumerator ConsoleCancelEventArgs ConsoleCancelEventHandler ConsoleColor ConsoleKey ConsoleKeyInfo ConsoleModifiers
DBNull DateOnly DateTime DateTimeKind DateTimeOffset Delegate DllNotFoundException EnvironmentVariableTarget FormattableString GC
GCCollectionMode GenericUriParser Guid Half HashCode IAsyncDisposable IAsyncResult ICloneable IConvertible ICustomFormatter
IFormatProvider IFormattable INumber IProgress ISpanFormattable IParsable ISpanParsable Index Int128 IntPtr
InsufficientExecutionStackException InsufficientMemoryException InvalidProgramException InvalidTimeZoneException
MarshalByRefObject MathF MemberAccessException Memory MemoryExtensions MethodAccessException MissingFieldException
MissingMemberException MissingMethodException MulticastDelegate NotFiniteNumberException Nullable ObjectDisposedException
OperatingSystem OutOfMemoryException PlatformID PlatformNotSupportedException Progress Range RankException ReadOnlyMemory
ReadOnlySpan ResolveEventArgs Span StackOverflowException SystemException TimeOnly TimeProvider TimeSpan TimeZone
TimeZoneInfo TimeZoneNotFoundException Tuple TypeAccessException TypeCode TypeLoadException TypedReference UInt128 UIntPtr
UnauthorizedAccessException UnhandledExceptionEventArgs UnhandledExceptionEventHandler Uri UriBuilder UriComponents
UriFormat UriFormatException UriHostNameType UriKind UriPartial ValueTuple ValueType Version WeakReference`,
  'System.Buffers': 'ArrayPool IMemoryOwner MemoryPool ReadOnlySequence SearchValues',
  'System.Collections': `ArrayList BitArray CaseInsensitiveComparer CollectionBase DictionaryBase DictionaryEntry Hashtable
ICollection IComparer IDictionary IDictionaryEnumerator IEqualityComparer IList IStructuralComparable IStructuralEquatable
StructuralComparisons`,
  'System.Collections.Concurrent': `BlockingCollection ConcurrentBag ConcurrentDictionary ConcurrentQueue ConcurrentStack
IProducerConsumerCollection OrderablePartitioner Partitioner`,
  'System.Collections.Frozen': 'FrozenDictionary FrozenSet',
  'System.Collections.Generic': `CollectionExtensions IAsyncEnumerable IAsyncEnumerator ICollection IList
IReadOnlyCollection IReadOnlyList IReadOnlySet ISet OrderedDictionary PriorityQueue SortedList ReferenceEqualityComparer`,
  'System.Collections.Immutable': `IImmutableDictionary IImmutableList IImmutableQueue IImmutableSet IImmutableStack
ImmutableArray ImmutableDictionary ImmutableHashSet ImmutableInterlocked ImmutableList ImmutableQueue
ImmutableSortedDictionary ImmutableSortedSet ImmutableStack`,
  'System.Collections.ObjectModel': `Collection KeyedCollection ObservableCollection ReadOnlyCollection ReadOnlyDictionary
ReadOnlyObservableCollection ReadOnlySet`,
  'System.Collections.Specialized': `BitVector32 HybridDictionary INotifyCollectionChanged ListDictionary
NameValueCollection NotifyCollectionChangedAction NotifyCollectionChangedEventArgs OrderedDictionary StringCollection
StringDictionary`,
  'System.ComponentModel': `BackgroundWorker BindingList CancelEventArgs CancelEventHandler Component
INotifyPropertyChanged INotifyPropertyChanging PropertyChangedEventArgs PropertyChangedEventHandler
PropertyChangingEventArgs PropertyChangingEventHandler TypeConverter TypeDescriptor Win32Exception`,
  'System.Data': 'DataColumn DataRow DataSet DataTable DataView DbType IDataReader IDbConnection SqlDbType',
  'System.Diagnostics': `Activity ActivitySource Debug Debugger FileVersionInfo PerformanceCounter Process
ProcessPriorityClass ProcessStartInfo ProcessWindowStyle StackFrame StackTrace Stopwatch Switch Trace TraceEventType
TraceLevel TraceListener TraceSource UnreachableException`,
  'System.Dynamic': 'DynamicMetaObject DynamicObject ExpandoObject IDynamicMetaObjectProvider',
  'System.Globalization': `Calendar CalendarWeekRule CharUnicodeInfo CompareInfo CompareOptions CultureNotFoundException
CultureTypes DateTimeFormatInfo DateTimeStyles GregorianCalendar HebrewCalendar HijriCalendar ISOWeek IdnMapping
JapaneseCalendar JulianCalendar NumberFormatInfo NumberStyles RegionInfo SortKey StringInfo TextElementEnumerator TextInfo
TimeSpanStyles UnicodeCategory`,
  'System.IO': `BinaryReader BinaryWriter BufferedStream Directory DirectoryInfo DirectoryNotFoundException DriveInfo
EndOfStreamException File FileAccess FileAttributes FileInfo FileMode FileNotFoundException FileOptions FileShare FileStream
FileSystemInfo FileSystemWatcher IOException InvalidDataException MemoryStream Path PathTooLongException SearchOption SeekOrigin
Stream StreamReader StreamWriter StringReader TextReader`,
  'System.IO.Compression': 'CompressionMode DeflateStream GZipStream ZipArchive ZipFile',
  'System.Linq': `Enumerable IGrouping ILookup IOrderedEnumerable IOrderedQueryable IQueryable Lookup ParallelEnumerable
Queryable`,
  'System.Linq.Expressions': `BinaryExpression ConstantExpression Expression ExpressionType ExpressionVisitor
LambdaExpression MemberExpression MethodCallExpression ParameterExpression UnaryExpression`,
  'System.Net': `Dns HttpListener HttpStatusCode HttpWebRequest IPAddress IPEndPoint NetworkCredential ServicePointManager
WebClient WebException WebRequest WebResponse WebUtility`,
  'System.Net.Http': `ByteArrayContent FormUrlEncodedContent HttpClient HttpClientHandler HttpContent HttpMethod
HttpRequestException HttpRequestMessage HttpResponseMessage MultipartFormDataContent StreamContent StringContent`,
  'System.Net.Sockets': 'Socket TcpClient TcpListener UdpClient',
  'System.Numerics': `BitOperations Complex INumber Matrix3x2 Matrix4x4 Plane Quaternion Vector Vector2 Vector3 Vector4
IAdditionOperators`,
  'System.Reflection': `Assembly AssemblyName BindingFlags ConstructorInfo EventInfo FieldInfo MemberInfo MemberTypes
MethodBase MethodInfo Module ParameterInfo PropertyInfo TargetInvocationException TypeInfo`,
  'System.Runtime.CompilerServices': `AsyncTaskMethodBuilder ConditionalWeakTable ITuple IsByRefLikeAttribute MethodImplOptions RuntimeHelpers StrongBox TaskAwaiter Unsafe`,
  'System.Runtime.ExceptionServices': 'ExceptionDispatchInfo FirstChanceExceptionEventArgs',
  'System.Runtime.InteropServices': `CallingConvention CharSet CollectionsMarshal GCHandle GCHandleType LayoutKind Marshal
MemoryMarshal OSPlatform RuntimeInformation SafeHandle UnmanagedType`,
  'System.Security.Cryptography': `Aes HMACSHA256 HashAlgorithm MD5 RSA RandomNumberGenerator SHA1 SHA256 SHA384 SHA512
SymmetricAlgorithm`,
  'System.Text': `ASCIIEncoding Decoder Encoder EncodingInfo NormalizationForm Rune UTF32Encoding UTF8Encoding
UnicodeEncoding CompositeFormat`,
  'System.Text.Json': `JsonDocument JsonElement JsonException JsonNamingPolicy JsonProperty JsonSerializer
JsonSerializerOptions JsonValueKind Utf8JsonReader Utf8JsonWriter`,
  'System.Text.Json.Nodes': 'JsonArray JsonNode JsonObject JsonValue',
  'System.Text.Json.Serialization': 'JsonConverter JsonIgnoreCondition JsonStringEnumConverter',
  'System.Text.RegularExpressions': `Capture CaptureCollection Group GroupCollection Match MatchCollection MatchEvaluator
Regex RegexMatchTimeoutException RegexOptions`,
  'System.Threading': `AsyncLocal AutoResetEvent Barrier CancellationToken CancellationTokenRegistration
CancellationTokenSource CountdownEvent EventResetMode EventWaitHandle ExecutionContext Interlocked LazyInitializer
LazyThreadSafetyMode Lock ManualResetEvent ManualResetEventSlim Monitor Mutex ParameterizedThreadStart PeriodicTimer
ReaderWriterLock ReaderWriterLockSlim Semaphore SemaphoreSlim SpinLock SpinWait SynchronizationContext
ThreadAbortException ThreadInterruptedException ThreadLocal ThreadPool ThreadPriority ThreadStart ThreadState Timeout
Timer TimerCallback Volatile WaitHandle`,
  'System.Threading.Channels': 'BoundedChannelOptions Channel ChannelReader ChannelWriter',
  'System.Threading.Tasks': `Parallel ParallelLoopResult ParallelOptions Task TaskCanceledException TaskCompletionSource
TaskContinuationOptions TaskCreationOptions TaskFactory TaskScheduler TaskStatus ValueTask`,
  'System.Timers': 'ElapsedEventArgs ElapsedEventHandler Timer',
  'System.Xml': `XmlAttribute XmlDocument XmlElement XmlException XmlNode XmlNodeList XmlReader XmlReaderSettings XmlWriter
XmlWriterSettings`,
  'System.Xml.Linq':
    'SaveOptions XAttribute XCData XComment XDeclaration XDocument XElement XName XNamespace XNode XObject XText',
  'FSharp.Core': `MatchFailureException Array3D Array4D ByRefKinds ExtraTopLevelOperators FormattableString FuncConvert OptimizedClosures byref
inref outref nativeint unativeint nativeptr ilsigptr voidptr sizeof typedefof methodhandleof stdin task backgroundTask
query`,
  'FSharp.Core.Option': 'ofNullable toNullable',
  'FSharp.Core.ValueOption': 'ofNullable toNullable',
  'FSharp.Core.LanguagePrimitives': `AdditionDynamic DivideByInt FastGenericComparer FastGenericEqualityComparer
GenericComparisonWithComparer GenericEqualityComparer GenericEqualityERComparer GenericEqualityWithComparer
GenericLimitedHash MultiplyDynamic ParseInt32 ParseInt64 ParseUInt32 ParseUInt64`,
  'FSharp.Core.CompilerServices': 'ArrayCollector ListCollector ITypeProvider TypeProviderConfig',
  'FSharp.Collections.List': `randomChoice randomChoiceBy randomChoiceWith randomChoices randomChoicesBy
randomChoicesWith randomSample randomSampleBy randomSampleWith randomShuffle randomShuffleBy randomShuffleWith`,
  'FSharp.Collections.Array': `randomChoice randomChoiceBy randomChoiceWith randomChoices randomChoicesBy
randomChoicesWith randomSample randomSampleBy randomSampleWith randomShuffle randomShuffleBy randomShuffleInPlace
randomShuffleInPlaceBy randomShuffleInPlaceWith randomShuffleWith`,
  'FSharp.Collections.Array.Parallel': `average averageBy exists filter forall groupBy max maxBy min minBy reduce reduceBy
sort sortBy sortByDescending sortDescending sortInPlace sortInPlaceBy sortInPlaceWith sortWith sum sumBy tryFind
tryFindIndex tryPick zip`,
  'FSharp.Collections.Seq': `randomChoice randomChoiceBy randomChoiceWith randomChoices randomChoicesBy
randomChoicesWith randomSample randomSampleBy randomSampleWith randomShuffle randomShuffleBy randomShuffleWith`,
  'FSharp.Collections.Array2D': 'base1 base2 blit createBased initBased rebase zeroCreateBased',
  'FSharp.Control':
    'AsyncReplyChannel DelegateEvent IDelegateEvent MailboxProcessor TaskBuilder TaskBuilderBase WebExtensions',
  'FSharp.Control.Async': `AsBeginEnd AwaitEvent AwaitIAsyncResult AwaitTask AwaitWaitHandle CancelDefaultToken
CancellationToken Choice DefaultCancellationToken FromBeginEnd OnCancel StartAsTask StartChildAsTask StartImmediateAsTask
SwitchToContext SwitchToNewThread SwitchToThreadPool TryCancelled`,
  'FSharp.Linq': 'NullableOperators Nullable QueryBuilder RuntimeHelpers',
  'FSharp.NativeInterop': 'NativePtr',
  'FSharp.Quotations': 'Expr Var Patterns DerivedPatterns ExprShape',
  'FSharp.Reflection': 'FSharpReflectionExtensions FSharpType FSharpValue UnionCaseInfo',
}

/** Members that are missing, by the name of their type here; behind a slash, the arguments of an overload that is. */
export const MISSING_MEMBERS: Readonly<Record<string, string>> = {
  Async: `RunSynchronously/2 RunSynchronously/3 Start/2 StartImmediate/2 StartChild/2 StartWithContinuations/5
Parallel/2`,
  Lazy: 'new/0 new/2',
  MatchFailureException: 'Data0 Data1 Data2 new/0 new/3',
  Tuple: 'Create/1 Create/5 Create/6 Create/7 Create/8 new/2 new/3',
  Console: `BackgroundColor Beep BufferHeight BufferWidth CancelKeyPress CapsLock Clear CursorLeft CursorSize CursorTop
CursorVisible ForegroundColor GetCursorPosition In InputEncoding IsErrorRedirected IsInputRedirected IsOutputRedirected
KeyAvailable LargestWindowHeight LargestWindowWidth MoveBufferArea NumberLock OpenStandardError OpenStandardInput
OpenStandardOutput OutputEncoding Read ReadKey ReadLine ResetColor SetBufferSize SetCursorPosition SetError SetIn SetOut
SetWindowPosition SetWindowSize Title TreatControlCAsInput WindowHeight WindowLeft WindowTop WindowWidth`,
  Environment: `CommandLine CurrentDirectory CurrentManagedThreadId Exit ExitCode ExpandEnvironmentVariables FailFast
GetCommandLineArgs GetEnvironmentVariable GetEnvironmentVariables GetFolderPath GetLogicalDrives HasShutdownStarted
Is64BitOperatingSystem Is64BitProcess IsPrivilegedProcess MachineName OSVersion ProcessId ProcessPath ProcessorCount
SetEnvironmentVariable SpecialFolder SpecialFolderOption StackTrace SystemDirectory SystemPageSize TickCount TickCount64
UserDomainName UserInteractive UserName Version WorkingSet`,
  Math: `Acosh Asinh Atanh BigMul/3 BitDecrement BitIncrement CopySign FusedMultiplyAdd ILogB MaxMagnitude MinMagnitude
ReciprocalEstimate ReciprocalSqrtEstimate ScaleB SinCos Tau`,
  StringWriter: 'Encoding FlushAsync FormatProvider NewLine WriteAsync WriteLineAsync new/2',
  TextWriter: 'Encoding FlushAsync FormatProvider NewLine Null Synchronized WriteAsync WriteLineAsync',
  Array: `AsReadOnly BinarySearch/3 BinarySearch/4 BinarySearch/5 ConstrainedCopy CreateInstance Fill/4 FindIndex/3
FindIndex/4 FindLastIndex/3 FindLastIndex/4 GetValue/2 GetValue/3 IndexOf/4 LastIndexOf/3 LastIndexOf/4 MaxLength Resize
Sort/4 Sort/5`,
  array:
    'GetLongLength GetUpperBound GetLowerBound GetValue Initialize IsFixedSize IsReadOnly IsSynchronized LongLength SetValue SyncRoot',
  string: `AsMemory AsSpan Compare/7 CompareOrdinal/5 Contains/2 Create EnumerateRunes GetEnumerator GetHashCode/1
GetPinnableReference IndexOf/4 IsInterned IsNormalized/1 LastIndexOf/4 Normalize/1 Replace/3 Replace/4 ReplaceLineEndings
ToString/1 TryCopyTo TryFormat new/4`,
  exn: 'Data GetBaseException HResult HelpLink Source TargetSite',
  BitConverter: `Int32BitsToSingle SingleToInt32Bits ToBoolean ToChar ToInt16 ToSingle ToString/2 ToString/3 ToUInt16
ToUInt32 ToUInt64 TryWriteBytes`,
  bool: 'FalseString ToString/1 TrueString',
  byte: 'Clamp IsEvenInteger IsOddInteger IsPow2 LeadingZeroCount Log2 Max Min Parse/3 PopCount TrailingZeroCount TryParse/3',
  decimal:
    'Abs Clamp FromOACurrency GetBits Max Min Parse/3 ToByte ToDouble ToInt16 ToInt64 ToOACurrency ToSByte ToSingle ToUInt16 ToUInt32 ToUInt64 TryParse/3 new/1 new/5',
  float: `Abs Acos Asin Atan Atan2 Ceiling Clamp CopySign Cos Exp Floor IsInteger IsNegative IsNormal IsRealNumber Log Max
Min Parse/3 Pi Pow Round Sign Sin Sqrt Tan Tau Truncate TryParse/3`,
  int: 'Abs Clamp CopySign DivRem IsEvenInteger IsNegative IsOddInteger IsPositive IsPow2 LeadingZeroCount Log2 Max Min Parse/3 PopCount RotateLeft RotateRight Sign TrailingZeroCount TryParse/3',
  int64:
    'Abs Clamp DivRem IsEvenInteger IsNegative IsOddInteger IsPow2 LeadingZeroCount Log2 Max Min Parse/3 PopCount Sign TrailingZeroCount TryParse/3',
  int16: 'Parse/2 Parse/3 TryParse/3',
  sbyte: 'Parse/2 Parse/3 TryParse/3',
  uint16: 'Parse/2 Parse/3 TryParse/3',
  uint32: 'LeadingZeroCount Log2 Parse/2 Parse/3 PopCount TrailingZeroCount TryParse/3',
  uint64: 'LeadingZeroCount Log2 Parse/2 Parse/3 PopCount TrailingZeroCount TryParse/3',
  float32: 'IsFinite IsNegative IsNegativeInfinity IsPositiveInfinity Parse/3 TryParse/3',
  bigint: 'Clamp IsEvenInteger IsNegative IsOddInteger IsPow2 Log/2 Parse/2 Parse/3 PopCount TryFormat TryParse/3',
  char: `GetNumericValue/2 GetUnicodeCategory IsAscii IsAsciiDigit IsAsciiHexDigit IsAsciiLetter IsAsciiLetterLower
IsAsciiLetterOrDigit IsAsciiLetterUpper IsBetween ToLower/2 ToUpper/2`,
  Convert: `ChangeType DBNull FromBase64CharArray FromHexString IsDBNull ToBase64CharArray ToBase64String/2
ToBase64String/3 ToBase64String/4 ToBoolean/2 ToChar/2 ToDateTime ToDecimal/2 ToDouble/2 ToHexString ToHexStringLower
ToInt16 ToSByte ToSingle/2 ToUInt16 ToUInt32/2 ToUInt64`,
  Enum: 'GetValuesAsUnderlyingType TryParse/3',
  Random: 'GetItems NextInt64 NextSingle Shared Shuffle new/0',
  StringComparer: 'Create FromComparison',
  CultureInfo: `Calendar CompareInfo CreateSpecificCulture DateTimeFormat DefaultThreadCurrentCulture
DefaultThreadCurrentUICulture DisplayName EnglishName GetCultureInfo GetCultures InstalledUICulture Name NativeName NumberFormat Parent TextInfo
ThreeLetterISOLanguageName TwoLetterISOLanguageName new/1 new/2`,
  StringBuilder: 'AppendFormat/5 AppendJoin AppendLiteral GetChunks Insert/3 Insert/4 new/4',
  Encoding: `BigEndianUnicode BodyName CodePage Convert Default EncodingName GetBytes/3 GetBytes/5 GetCharCount GetChars
GetDecoder GetEncoder GetEncoding GetEncodings GetMaxByteCount GetMaxCharCount GetPreamble GetString/3 IsSingleByte Latin1
RegisterProvider UTF32 UTF7 WebName`,
  Comparer: 'Create',
  Dictionary: 'AsReadOnly Comparer EnsureCapacity GetAlternateLookup Remove/2 TrimExcess',
  SortedDictionary: 'Comparer CopyTo',
  HashSet: 'Capacity Comparer CopyTo/3 CreateSetComparer EnsureCapacity',
  SortedSet: 'Comparer CopyTo/3 CreateSetComparer GetViewBetween TryGetValue',
  Queue: 'Capacity EnsureCapacity',
  Stack: 'Capacity EnsureCapacity',
  ResizeArray: `BinarySearch/4 Capacity EnsureCapacity FindIndex/3 FindLastIndex/2 FindLastIndex/3 IndexOf/3
LastIndexOf/2 LastIndexOf/3 Slice Sort/3`,
  KeyValuePair: 'Create Deconstruct',
  Thread: `CurrentCulture CurrentPrincipal CurrentThread CurrentUICulture Interrupt IsAlive IsBackground Join ManagedThreadId
MemoryBarrier Name Priority SpinWait Start ThreadState Yield new/1 new/2`,
  Type: `Assembly AssemblyQualifiedName BaseType ContainsGenericParameters DeclaringType EmptyTypes GenericTypeArguments
GetArrayRank GetConstructor GetConstructors GetCustomAttributes GetElementType GetEnumNames GetEnumUnderlyingType
GetEnumValues GetField GetFields GetGenericArguments GetGenericTypeDefinition GetInterface GetInterfaces GetMember
GetMembers GetMethod GetMethods GetNestedType GetNestedTypes GetProperties GetProperty GetType InvokeMember IsAbstract IsArray
IsAssignableFrom IsAssignableTo IsByRef IsClass IsConstructedGenericType IsEnum IsEnumDefined IsGenericType
IsGenericTypeDefinition IsInstanceOfType IsInterface IsNested IsPrimitive IsPublic IsSealed IsSubclassOf IsValueType
MakeArrayType MakeGenericType Module Namespace UnderlyingSystemType`,
}

/** Extension methods of System.Linq, with what F# has for them. */
export const LINQ: Readonly<Record<string, string>> = {
  Aggregate: 'Seq.fold',
  AggregateBy: 'Seq.groupBy',
  All: 'Seq.forall',
  Any: 'Seq.exists',
  Append: 'Seq.append',
  AsEnumerable: 'Seq.map id',
  AsParallel: 'Seq.map id',
  AsQueryable: 'Seq.map id',
  Average: 'Seq.averageBy',
  Cast: 'Seq.cast',
  Chunk: 'Seq.chunkBySize',
  Concat: 'Seq.append',
  Contains: 'Seq.contains',
  Count: 'Seq.length',
  CountBy: 'Seq.countBy',
  DefaultIfEmpty: 'Seq.isEmpty',
  Distinct: 'Seq.distinct',
  DistinctBy: 'Seq.distinctBy',
  ElementAt: 'Seq.item',
  ElementAtOrDefault: 'Seq.tryItem',
  Except: 'Seq.except',
  ExceptBy: 'Seq.except',
  First: 'Seq.head',
  FirstOrDefault: 'Seq.tryHead',
  GroupBy: 'Seq.groupBy',
  GroupJoin: 'Seq.groupBy',
  Index: 'Seq.indexed',
  Intersect: 'Set.intersect',
  IntersectBy: 'Set.intersect',
  Join: 'Seq.allPairs',
  Last: 'Seq.last',
  LastOrDefault: 'Seq.tryLast',
  LongCount: 'Seq.length',
  Max: 'Seq.max',
  MaxBy: 'Seq.maxBy',
  Min: 'Seq.min',
  MinBy: 'Seq.minBy',
  OfType: 'Seq.choose',
  Order: 'Seq.sort',
  OrderBy: 'Seq.sortBy',
  OrderByDescending: 'Seq.sortByDescending',
  OrderDescending: 'Seq.sortDescending',
  Prepend: 'Seq.append',
  Reverse: 'Seq.rev',
  Select: 'Seq.map',
  SelectMany: 'Seq.collect',
  SequenceEqual: 'Seq.forall2',
  Single: 'Seq.exactlyOne',
  SingleOrDefault: 'Seq.tryExactlyOne',
  Skip: 'Seq.skip',
  SkipLast: 'Seq.take',
  SkipWhile: 'Seq.skipWhile',
  Sum: 'Seq.sumBy',
  Take: 'Seq.truncate',
  TakeLast: 'Seq.rev',
  TakeWhile: 'Seq.takeWhile',
  ThenBy: 'Seq.sortBy',
  ThenByDescending: 'Seq.sortByDescending',
  ToArray: 'Seq.toArray',
  ToDictionary: 'dict',
  ToHashSet: 'HashSet',
  ToList: 'ResizeArray',
  ToLookup: 'Seq.groupBy',
  Union: 'Set.union',
  UnionBy: 'Seq.distinctBy',
  Where: 'Seq.filter',
  Zip: 'Seq.zip',
}
