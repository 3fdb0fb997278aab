let cell = ref [] // error FS0030
